using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Tells schools what the order of the call did to their groups, those in reserve among them; and staff, when only somebody at a telephone can still fill a place.</summary>
public sealed class GroupNews : IRosterTeller
{
    // After the first meeting nobody is kept waiting for an answer longer.
    private static readonly TimeSpan CallWithin = TimeSpan.FromDays(7);

    public ProgrammeKind Kind => ProgrammeKind.Kids;

    public string OfferMail => OrderMails.Offered;

    public string SubjectType => GroupSubjects.Of;

    public async Task<OfferTerms> TermsAsync(StartupsDb db, Edition edition) => await db.SeasonTermsAsync(edition);

    public Task<long?> EnrolmentOfAsync(StartupsDb db, long subjectId, CancellationToken cancellation = default) =>
        db.SchoolGroups.Where(group => group.Id == subjectId).Select(group => group.EnrolmentId).SingleOrDefaultAsync(cancellation);

    public async Task TellAsync(OpenRoster roster)
    {
        if (roster.Edition.CancelledAt == roster.Now)
            await LeavingGroups.CallOffAsync(roster);
        var next = NextForTelephone(roster);
        var ids = roster.Changes.Select(change => change.Enrolment.Id).Append(next?.Id ?? 0).ToArray();
        if (ids is [0])
            return;
        var groups = await roster.Db.SchoolGroups.Include(group => group.School).Include(group => group.Enrolment).Where(group => ids.Contains(group.EnrolmentId!.Value)).ToDictionaryAsync(group => group.EnrolmentId!.Value);
        foreach (var change in roster.Changes.Where(change => groups.ContainsKey(change.Enrolment.Id)))
        {
            var group = groups[change.Enrolment.Id];
            await EndCallsAsync(roster.Db, group);
            if (change.Event is RosterEvent.Withdrawn or RosterEvent.CancelledByOffice or RosterEvent.Declined or RosterEvent.OfferExpired)
                group.Leave(roster.Now);
            if (change.Event is RosterEvent.OfferTakenBack)
                group.WaitAgain();
            if (change.Event is RosterEvent.Withdrawn or RosterEvent.CancelledByOffice)
                await LeavingGroups.ReleaseAsync(roster, group, change.Reason);
            if (OrderMails.KindFor(change) is { } kind)
                await OrderMails.PutAsync(roster.Db, kind, group, roster.Now);
        }

        if (next is not null && groups.GetValueOrDefault(next.Id) is { } free)
            await AskByTelephoneAsync(roster, free);
    }

    // Whatever was to be said of a place is over: it has gone another way.
    private static Task<int> EndCallsAsync(StartupsDb db, SchoolGroup group) =>
        db.PhoneCalls.Where(call => call.SubjectType == GroupSubjects.Of && call.SubjectId == group.Id && call.DoneAt == null && (call.About == PhoneCallKind.PlaceFree || call.About == PhoneCallKind.Offered))
            .ExecuteDeleteAsync();

    /// <summary>The first in line when a place is free for it that it is too late to offer by letter.</summary>
    private static Enrolment? NextForTelephone(OpenRoster roster) =>
        roster.Edition.CancelledAt is null && roster.Now < roster.Edition.LastEnd && roster.Terms.EndOf(roster.Now) is null && roster.Roster.Queue is [var first, ..]
        && roster.Roster.SeatingAt(roster.Now).HasRoomFor(first.Seats) ? first : null;

    private static async Task AskByTelephoneAsync(OpenRoster roster, SchoolGroup group)
    {
        if (await roster.Db.PhoneCalls.AnyAsync(call => call.SubjectType == GroupSubjects.Of && call.SubjectId == group.Id && call.About == PhoneCallKind.PlaceFree && call.DoneAt == null))
            return;
        var (latest, soon) = (roster.Terms.LastEnd, roster.Now + CallWithin);
        var key = string.Create(CultureInfo.InvariantCulture, $"group-place:{group.Id}:{roster.Now.UtcDateTime:yyyyMMddHHmmss}");
        if (!await roster.Db.PhoneCalls.AnyAsync(call => call.Key == key))
            roster.Db.Add(new PhoneCall(PhoneCallKind.PlaceFree, GroupSubjects.Key(group.Id), key, roster.Now, until: latest > soon ? latest : soon));
    }
}
