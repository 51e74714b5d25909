using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Kids.Mails.Cycles;

/// <summary>What letters about dates say of each meeting, and what they bring for calendars.</summary>
public sealed class CyclePaper(IStringLocalizer<CycleTexts> texts, IStringLocalizer<MeetingTexts> meetings, IOptionsMonitor<SiteOptions> site, IOptions<MailOptions> mail)
{
    public LetterWords Words { get; } = new(texts);

    public CycleLine LineOf(CycleTiding tiding, ToldMeeting told, string role)
    {
        var (meeting, session, place) = (told.Meeting, told.Meeting.Session, told.Place);
        var news = session.CancelledAt is not null ? CycleNews.Cancelled : tiding.What;
        var isOff = news is CycleNews.Cancelled or CycleNews.Left;
        var (group, leaders) = (meeting.Group, session.Presenters.Select(presenter => presenter.Name).ToList());
        string?[] facts =
        [
            news == CycleNews.Cancelled && (session.CancelReason ?? session.Edition.CancelReason) is { } why ? Words["Because", why] : null,
            meetings.Group(group),
            isOff || role is "Teacher" or "Copy" ? null : $"{meetings.People(group.Children, group.Adults)}, {meetings.Ages(group)}",
            isOff || role is "Teacher" or "Copy" || group.TeacherPhone is null ? null : Words["Teacher", group.TeacherName ?? group.School.Name, PhoneNumber.Display(group.TeacherPhone)],
            isOff || leaders.Count == 0 ? null : Words["Led", string.Join(", ", leaders)],
            isOff || meeting.Window is not { } window ? null : Words["HostedBy", window.Host.Name],
            isOff || meeting.Kind != MeetingKind.CompanyVisit ? null : Words[meeting.HasCostume ? "Costume.Yes" : "Costume.No"],
        ];
        return new(
            news == CycleNews.Dates ? null : Words[$"News.{news}"],
            meetings.What(told),
            When(session.Plan),
            !isOff && tiding.Before is { } before && !before.IsSameDate(session.Plan) ? When(before) : null,
            isOff ? [] : [.. new[] { place.Room is { } room ? $"{room}, {place.Name}" : place.Name, place.Address, place.WayIn }.OfType<string>()],
            [.. facts.OfType<string>()]);
    }

    /// <summary>One meeting for a reader's calendar.</summary>
    public CalendarPart PartOf(Addressee to, SubjectKey whose, CycleTiding tiding, ToldMeeting told)
    {
        var (session, place) = (told.Meeting.Session, told.Place);
        var isOff = session.CancelledAt is not null || tiding.What == CycleNews.Left;
        var method = isOff ? CalendarMethod.Cancel : CalendarMethod.Request;
        var @event = new CalendarEvent(
            $"{session.Uid}-{whose.Type}-{whose.Id}", session.Sequence, session.ChangedAt ?? told.Meeting.PublishedAt ?? session.StartsAt, session.Date, session.Start, session.End, $"{meetings.What(told)}, {meetings.Group(told.Meeting.Group)}")
        {
            Location = $"{(place.Room is { } room ? $"{room}, " : "")}{place.Name}, {place.Address}",
            Description = place.WayIn,
            Cancelled = isOff,
            Organizer = new(site.CurrentValue.OfficeName, mail.Value.Sender.Address),
            Attendee = to.Address,
        };
        return new(isOff ? "CANCEL" : "REQUEST", CalendarFile.Write(method, [@event]));
    }

    // In letters a style keeps ranges together: mail programs show U+2060 as a box.
    private static string When(Programmes.SessionPlan plan) => DateText.Full(plan.Date, plan.Start, plan.End).Replace("\u2060", "", StringComparison.Ordinal);
}
