using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Programmes.Demo;

namespace Lublin.Startups.Web.Enrolment.Demo;

/// <summary>Fills the demo's editions with fictional people, by the roster's own verbs, so that every state is a true one. No mail is put.</summary>
public sealed class DemoEnrolments(StartupsDb db, DemoDays days, string termsVersion, string noticeVersion)
{
    private readonly IReadOnlyList<PersonFile> people = DemoFiles.Read<PersonFile>("people");
    private int next;

    /// <summary>Who signs up for what: slug, how many, in the order of the editions; the rest stay empty.</summary>
    private static readonly Dictionary<string, int[]> SignUps = new(StringComparer.Ordinal)
    {
        ["ksef-bez-stresu"] = [21, 5, 9, 22],
        ["wlasna-firma-krok-po-kroku"] = [27, 8],
        ["podatki-i-zus-na-start"] = [19],
        ["social-media-dla-lokalnego-sklepu"] = [19],
        ["obsluga-do-ktorej-sie-wraca"] = [14],
        ["witryna-ktora-zaprasza"] = [7],
        ["skad-wziac-pieniadze-na-firme"] = [46],
        ["negocjacje-dla-malych-firm"] = [6, 3],
        ["ai-w-mikrofirmie"] = [15],
        ["sklep-internetowy-od-zera"] = [9],
        ["jak-ustalic-cene"] = [14],
        ["sklep-dostepny-dla-kazdego"] = [14],
        ["biznes-w-polsce-pierwsze-kroki"] = [11],
        ["polski-za-lada"] = [12],
        ["pierwszy-pitch-po-angielsku"] = [4],
        ["lubartowska-razem"] = [6],
        ["reklama-z-malym-budzetem"] = [10],
    };

    /// <param name="editions">The demo's editions, saved.</param>
    public async Task AddAsync(IReadOnlyList<Edition> editions)
    {
        foreach (var (slug, counts) in SignUps)
        {
            var runs = editions.Where(edition => string.Equals(edition.Programme.Slug, slug, StringComparison.Ordinal)).ToList();
            foreach (var (edition, count) in runs.Zip(counts))
                await FillAsync(edition, count);
        }

        await db.SaveChangesAsync();
    }

    private async Task FillAsync(Edition edition, int count)
    {
        var roster = new Roster(edition, []);
        List<Enrolment> all = [];
        var end = edition.SignUpEnd < days.Now ? edition.SignUpEnd : days.Now;
        for (var i = 0; i < count; i++)
        {
            var at = edition.OpensAt + (end - edition.OpensAt) / (count + 1) * (i + 1);
            var newcomer = new Enrolment(edition, Application(people[next++ % people.Count], at), at);
            roster.Admit(newcomer, at);
            all.Add(newcomer);
        }

        db.AddRange(all);
        // Saved before anything is undone: who waits is ordered by the row's number.
        await db.SaveChangesAsync();
        if (edition.Programme.Slug is "social-media-dla-lokalnego-sklepu")
            roster.Withdraw(all[2], days.Now);
        if (edition.Programme.Slug is "negocjacje-dla-malych-firm" && edition == edition.Programme.Editions.MinBy(other => other.FirstStart))
            roster.CancelEdition("Osoba prowadząca nie może przyjść. Zapraszamy na inny termin.", days.Now);
    }

    private Application Application(PersonFile person, DateTimeOffset at) => new(
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
            "firm" => Lublin.Startups.Web.Enrolment.Situation.RunsFirm,
            "organisation" => Lublin.Startups.Web.Enrolment.Situation.Organisation,
            _ => Lublin.Startups.Web.Enrolment.Situation.PlansFirm,
        },
        Nip,
        Firm ?? Organisation);
}
