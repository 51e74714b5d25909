using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.PhoneCalls;

/// <summary>What to say in calls about groups and their meetings, as they stand now.</summary>
public sealed class GroupCallWords(StartupsDb db, IStringLocalizer<PhoneCallsTexts> texts, DateTimeOffset now)
{
    private static readonly PhoneCallKind[] OfChanges = [PhoneCallKind.Moved, PhoneCallKind.SessionCancelled, PhoneCallKind.MeetingLed, PhoneCallKind.MeetingYours, PhoneCallKind.MeetingLeft];
    private static readonly PhoneCallKind[] OfPlaces = [PhoneCallKind.Confirmed, PhoneCallKind.Offered, PhoneCallKind.OfferEnded, PhoneCallKind.Cancelled];

    /// <summary>By call; what is not about groups is not in it. At most one question to the database for each of dates, changes and places.</summary>
    public async Task<IReadOnlyDictionary<long, string>> SentencesAsync(IReadOnlyList<PhoneCall> calls)
    {
        Dictionary<long, string> said = [];
        if (calls.Any(call => call.About == PhoneCallKind.MeetingDates))
        {
            var ahead = await db.ToldMeetingsAfterAsync(now);
            foreach (var call in calls.Where(call => call.About == PhoneCallKind.MeetingDates))
                said[call.Id] = Dates(call, ahead);
        }

        var changes = calls.Where(call => OfChanges.Contains(call.About) && call.SessionId is not null).ToList();
        if (changes.Count > 0)
        {
            var told = (await db.ToldMeetingsAsync([.. changes.Select(call => call.SessionId!.Value).Distinct()], evenOfSeasonsCalledOff: true)).ToDictionary(each => each.Meeting.SessionId);
            foreach (var call in changes.Where(call => told.ContainsKey(call.SessionId!.Value)))
                said[call.Id] = Change(call, told[call.SessionId!.Value].Meeting);
        }

        var places = calls.Where(call => OfPlaces.Contains(call.About) && string.Equals(call.SubjectType, SchoolGroup.SubjectType, StringComparison.Ordinal)).ToList();
        if (places.Count > 0)
        {
            var ids = places.Select(call => call.SubjectId).ToArray();
            var groups = await db.SchoolGroups.AsNoTracking().Include(group => group.Enrolment!.Edition).Where(group => ids.Contains(group.Id) && group.EnrolmentId != null).ToDictionaryAsync(group => group.Id);
            foreach (var call in places.Where(call => groups.ContainsKey(call.SubjectId)))
                said[call.Id] = Place(groups[call.SubjectId]);
        }

        return said;
    }

    private string Dates(PhoneCall call, IReadOnlyList<ToldMeeting> ahead)
    {
        var theirs = ahead.Select(told => told.Meeting).Where(meeting => meeting.Session.CancelledAt is null && Concerns(call, meeting)).Select(meeting => texts["Say.Meeting.Item", When(meeting), meeting.Group.Label, Where(meeting)].Value).ToList();
        return theirs.Count > 0 ? texts["Say.MeetingDates", string.Join("; ", theirs)] : texts["Say.MeetingDates.None"];
    }

    private static bool Concerns(PhoneCall call, Meeting meeting) => call.SubjectType switch
    {
        SchoolGroup.SubjectType => meeting.GroupId == call.SubjectId,
        VisitHost.SubjectType => meeting.Window?.HostId == call.SubjectId,
        _ => meeting.Session.PresenterIds.Contains(call.SubjectId),
    };

    // What was cancelled meanwhile is told as cancelled, whatever happened to it before.
    private string Change(PhoneCall call, Meeting meeting)
    {
        var (label, school) = (meeting.Group.Label, meeting.Group.School.Name);
        if (call.About == PhoneCallKind.MeetingLeft)
            return texts[$"Say.Left.{call.SubjectType}", label, school];
        if (meeting.Session.CancelledAt is not null)
            return texts["Say.Meeting.Cancelled", label, school, When(meeting)] + Because(meeting.Session.CancelReason ?? meeting.Session.Edition.CancelReason);
        return call.About switch
        {
            PhoneCallKind.MeetingYours => texts[$"Say.Yours.{call.SubjectType}", label, school, When(meeting), Where(meeting)],
            PhoneCallKind.MeetingLed => texts["Say.Meeting.Led", label, school, When(meeting), string.Join(", ", meeting.Session.Presenters.Select(presenter => presenter.Name))],
            _ => texts["Say.Meeting.Moved", label, school, When(meeting), Where(meeting)],
        };
    }

    private string Place(SchoolGroup group)
    {
        var enrolment = group.Enrolment!;
        return enrolment.StateAt(now) switch
        {
            EnrolmentState.Offered when enrolment.OfferToldAt is not null => texts["Say.Group.OfferedUntil", group.Label, DateText.Until(Warsaw.ToLocal(enrolment.OfferEndsAt!.Value))],
            EnrolmentState.CancelledByOffice when enrolment.Edition.CancelledAt is not null && enrolment.CancelReason is null => texts["Say.Group.SeasonCancelled", group.Label] + Because(enrolment.Edition.CancelReason),
            EnrolmentState.CancelledByOffice => texts["Say.Group.CancelledByOffice", group.Label] + Because(enrolment.CancelReason),
            var state => texts[$"Say.Group.{state}", group.Label],
        };
    }

    private string Because(string? reason) => reason is null ? "" : texts["Say.Reason", reason];

    private static string When(Meeting meeting) => DateText.Full(meeting.Session.Date, meeting.Session.Start, meeting.Session.End);

    private static string Where(Meeting meeting) => MeetingPlace.Of(meeting) is var place && place.Room is { } room ? $"{room}, {place.Name}" : $"{place.Name}, {place.Address}";
}
