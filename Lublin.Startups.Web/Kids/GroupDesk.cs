using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>What a school does with groups of a call: takes part with them, gives them back, says how many they are, answers an offer. Every verb may be repeated: the second time nothing happens.</summary>
public sealed class GroupDesk(StartupsDb db, RosterBook book)
{
    /// <summary>Takes in groups in the sequence shown, in one transaction: each has a number and a place, or a place in the queue, when it answers.</summary>
    /// <param name="editionId">Of the season.</param>
    /// <param name="contact">Who confirms, with the school.</param>
    /// <param name="form">What was sent.</param>
    public async Task<ConfirmOutcome> ConfirmAsync(long editionId, SchoolContact contact, GroupConfirmation form)
    {
        try
        {
            return await book.ChangeAsync(editionId, Actor.Participant, async roster =>
            {
                ConfirmOutcome outcome = new ConfirmOutcome.Confirmed();
                await db.OnceAsync(form.FormId, roster.Now, async () =>
                {
                    outcome = await DecideAsync(roster, contact, form);
                    return outcome is ConfirmOutcome.Confirmed ? contact.SchoolId : null;
                });
                return outcome;
            });
        }
        catch (DbUpdateConcurrencyException)
        {
            // A colleague saved one of them at the same moment.
            db.ChangeTracker.Clear();
            return new ConfirmOutcome.Changed();
        }
    }

    /// <summary>Gives back a place, an offer or a place in the queue.</summary>
    /// <param name="group">As the page found it.</param>
    /// <param name="contact">Who says so.</param>
    /// <returns>False when it holds none any more, or meetings have begun: then staff decide.</returns>
    public Task<bool> WithdrawAsync(SchoolGroup group, SchoolContact contact) => ChangeAsync(group, async (roster, enrolment) =>
    {
        if (!roster.Note(roster.Roster.Withdraw(enrolment, roster.Now)))
            return false;
        await GroupMails.PutWithdrawnAsync(roster, group.Id, contact);
        return true;
    });

    /// <summary>
    /// Says how many come. More children than there is room for are asked for, and those that had a place keep it; fewer free places at once.
    /// </summary>
    /// <returns>For how many more children there was no room; null when the group holds nothing any more, or it is over.</returns>
    public Task<int?> CountAsync(SchoolGroup group, int children, int adults) => ChangeAsync<int?>(group, async (roster, enrolment) =>
    {
        if (!enrolment.IsActiveAt(roster.Now) || roster.Now >= roster.Edition.LastEnd || roster.Edition.CancelledAt is not null)
            return null;
        var counted = await db.SchoolGroups.SingleAsync(each => each.Id == group.Id);
        roster.Note(roster.Roster.Resize(enrolment, children, roster.Now, out var askedMore));
        db.Add(new History("enrolment", enrolment.Id, "Counted", Actor.Participant, roster.Now,
            new Changes().Note("children", counted.Children, enrolment.Seats).Note("adults", counted.Adults, adults).Note("childrenAskedMore", counted.ChildrenAskedMore, askedMore).ToJson()));
        counted.Count(enrolment.Seats, adults, askedMore);
        return askedMore;
    });

    /// <summary>Takes the offered place. False when no offer is open and the place is not theirs already.</summary>
    public Task<bool> AcceptAsync(SchoolGroup group) => ChangeAsync(group, (roster, enrolment) =>
        Task.FromResult(roster.Note(roster.Roster.Accept(enrolment, roster.Now)) || enrolment.State == EnrolmentState.Confirmed));

    /// <summary>Refuses the offered place. False when no offer is open.</summary>
    public Task<bool> DeclineAsync(SchoolGroup group) => ChangeAsync(group, (roster, enrolment) =>
        Task.FromResult(roster.Note(roster.Roster.Decline(enrolment, roster.Now))));

    private async Task<ConfirmOutcome> DecideAsync(OpenRoster roster, SchoolContact contact, GroupConfirmation form)
    {
        var edition = roster.Edition;
        if (edition.StateAt(roster.Now) == EditionState.OpensLater)
            return new ConfirmOutcome.NotYet(edition.OpensAt);
        if (!edition.TakesSignUpsAt(roster.Now))
            return new ConfirmOutcome.Closed();
        if (!string.Equals(form.TermsVersion, edition.TermsVersion, StringComparison.Ordinal))
            return new ConfirmOutcome.OtherTerms();
        if (await db.Schools.SingleAsync(school => school.Id == contact.SchoolId) is not { IsChoosable: true } school)
            return new ConfirmOutcome.NoSuchSchool();
        var all = await db.SchoolGroups.Include(group => group.Enrolment).Where(group => group.EditionId == edition.Id && group.SchoolId == school.Id).ToListAsync();
        List<SchoolGroup> newly = [];
        foreach (var shown in form.Groups.DistinctBy(shown => shown.Uid))
        {
            if (all.Find(group => group.Uid == shown.Uid) is not { } group || (group.IsDraft && (group.Version != shown.Version || group.Gaps.Count > 0)))
                return new ConfirmOutcome.Changed();
            if (group.IsDraft)
                newly.Add(group);
        }

        var has = all.Count(group => group.Enrolment?.IsActiveAt(roster.Now) == true);
        if (await db.Seasons.Where(season => season.EditionId == edition.Id).Select(season => season.MaxGroupsPerSchool).SingleAsync() is { } most && newly.Count > 0 && has + newly.Count > most)
            return new ConfirmOutcome.TooMany(most, has);
        await AdmitAsync(roster, school, newly, form);
        await GroupMails.PutConfirmedAsync(roster, newly, contact, form.FormId);
        return new ConfirmOutcome.Confirmed();
    }

    private async Task AdmitAsync(OpenRoster roster, School school, IReadOnlyList<SchoolGroup> groups, GroupConfirmation form)
    {
        var last = await db.SchoolGroups.Where(group => group.EditionId == roster.Edition.Id).MaxAsync(group => group.Order) ?? 0;
        foreach (var group in groups)
        {
            var teacher = new Applicant(group.TeacherName!, group.TeacherEmail, group.TeacherPhone, Situation.Organisation, Organisation: school.Name);
            // A group is confirmed once, so that its own name is its form's.
            var declared = new SignUp(group.Uid, PersonalLink.NewNonce(), teacher, group.Children!.Value, "pl", form.TermsVersion, form.NoticeVersion, QueueIfFull: true)
            {
                GroupKey = FormattableString.Invariant($"{school.Rspo}:{group.LabelKey}"),
            };
            var enrolment = new Enrolment(roster.Edition, declared, roster.Now);
            db.Add(enrolment);
            var before = roster.Roster.SeatingAt(roster.Now);
            roster.Note(roster.Roster.Admit(enrolment, roster.Now));
            group.Confirm(enrolment, ++last, before);
            // One after the other: the queue goes by the numbers of the rows.
            await db.SaveChangesAsync();
        }
    }

    private Task<T> ChangeAsync<T>(SchoolGroup group, Func<OpenRoster, Enrolment, Task<T>> change) => book.ChangeAsync(group.EditionId, Actor.Participant, async roster =>
        group.EnrolmentId is { } id && roster.Find(id) is { } enrolment ? await change(roster, enrolment) : default!);
}
