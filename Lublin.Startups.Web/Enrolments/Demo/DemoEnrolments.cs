using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Programmes.Demo;

namespace Lublin.Startups.Web.Enrolments.Demo;

/// <summary>Fills the demo's editions with fictional people, by the roster's own verbs, so that every state is a true one. No mail is put.</summary>
public sealed class DemoEnrolments(StartupsDb db, DemoDays days, string termsVersion, string noticeVersion)
{
    private readonly IReadOnlyList<PersonFile> people = DemoFiles.Read<PersonFile>("people");
    private int next;

    /// <param name="editions">The demo's editions, saved, in the order of <see cref="DemoRun.All"/>.</param>
    public async Task AddAsync(IReadOnlyList<Edition> editions)
    {
        foreach (var (edition, run) in editions.Zip(DemoRun.All))
            await FillAsync(edition, run);
        await db.SaveChangesAsync();
    }

    /// <summary>So many people sign up for one edition.</summary>
    /// <returns>Its roster and everybody in it, in the order they came.</returns>
    public async Task<(Roster Roster, IReadOnlyList<Enrolment> All)> FillAsync(Edition edition, int signUps)
    {
        var roster = new Roster(edition, []);
        List<Enrolment> all = [];
        var end = edition.SignUpEnd < days.Now ? edition.SignUpEnd : days.Now;
        for (var i = 0; i < signUps; i++)
        {
            var at = edition.OpensAt + (end - edition.OpensAt) / (signUps + 1) * (i + 1);
            var newcomer = new Enrolment(edition, SignUp(people[next++ % people.Count], at), at);
            roster.Admit(newcomer, at);
            all.Add(newcomer);
        }

        db.AddRange(all);
        // Saved before anything is undone: those waiting are ordered by the row's number.
        await db.SaveChangesAsync();
        return (roster, all);
    }

    private async Task FillAsync(Edition edition, DemoRun run)
    {
        var (roster, all) = await FillAsync(edition, run.SignUps);
        if (run.Withdraws is { } withdraws)
            Tell(roster.Withdraw(all[withdraws], days.Now), edition);
        if (run.CancelReason is { } reason)
            roster.CancelEdition(reason, days.Now);
    }

    // The demo's letters have all left.
    private void Tell(IReadOnlyList<RosterChange> changes, Edition edition)
    {
        foreach (var change in changes.Where(change => change.Event == RosterEvent.Offered))
            change.Enrolment.TellOffer(days.Now, Offers.EndOf(days.Now, edition.FirstStart)!.Value);
    }

    private SignUp SignUp(PersonFile person, DateTimeOffset at) => new(
        Guid.CreateVersion7(at), PersonalLink.NewNonce(), person.ToApplicant(), 1, person.Language, termsVersion, noticeVersion, QueueIfFull: true);
}

internal sealed record PersonFile(
    string FirstName, string LastName, string Email, string? Phone, string Language, string Situation, string? Nip, string? Firm, string? Organisation)
{
    public Applicant ToApplicant() => new(
        $"{FirstName} {LastName}",
        Email,
        Phone is null ? null : "+48" + Phone.Replace(" ", "", StringComparison.Ordinal),
        Situation switch
        {
            "firm" => Lublin.Startups.Web.Enrolments.Situation.RunsFirm,
            "organisation" => Lublin.Startups.Web.Enrolments.Situation.Organisation,
            _ => Lublin.Startups.Web.Enrolments.Situation.PlansFirm,
        },
        Nip,
        Firm ?? Organisation);
}
