using System.Globalization;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>
/// An edition's sessions as calendar events, in the current language, told alike in downloads, mails and web calendars. For anybody an event is the session; in
/// a person's calendar it is that session for that person, because two people may share a mailbox and one of them cancels.
/// </summary>
public sealed class EditionCalendar(IStringLocalizer<UiTexts> texts, IOptionsMonitor<SiteOptions> site)
{
    /// <summary>For anybody: without on-line links.</summary>
    /// <param name="edition">Published.</param>
    /// <param name="page">The training's page, absolute.</param>
    public IReadOnlyList<CalendarEvent> EventsOf(EditionSummary edition, Uri page) =>
        [.. edition.Sessions.Select(session => EventOf(edition, session, link: null, page))];

    /// <summary>A participant's file to download, without the sessions that they will miss.</summary>
    /// <param name="enrolment">With its edition, its programme, sessions, rooms and venues.</param>
    /// <param name="absences">What the person told, by session.</param>
    /// <param name="withLink">Whether on-line links may be in it: only for people with a place.</param>
    public string Publish(Enrolment enrolment, IReadOnlyDictionary<long, Absence> absences, bool withLink) => CalendarFile.Write(
        CalendarMethod.Publish,
        [.. enrolment.Edition.Sessions.Where(session => !absences.Misses(session.Id)).OrderBy(session => session.StartsAt)
            .Select(session => EventFor(enrolment, session, absences.GetValueOrDefault(session.Id), withLink))]);

    /// <summary>One session in one person's calendar. Whatever calendars are told of, a session or a person's place at it, raises its sequence.</summary>
    /// <param name="enrolment">Whose.</param>
    /// <param name="session">With its edition, that edition's programme and sessions, and rooms.</param>
    /// <param name="absence">What the person told of that session; null when nothing.</param>
    /// <param name="withLink">Whether its on-line link may be in it.</param>
    public CalendarEvent EventFor(Enrolment enrolment, Session session, Absence? absence, bool withLink) => InTheCalendarOf(
        string.Create(CultureInfo.InvariantCulture, $"{session.Uid}-{enrolment.Id}"),
        session,
        new((absence?.Turns ?? 0) + (HasLeft(enrolment) ? 1 : 0), LastChange(enrolment, session, absence), HasLeft(enrolment)),
        withLink);

    /// <summary>One session in the calendar of a speaker or a host. Their events are never those of participants.</summary>
    /// <param name="whose">The person.</param>
    /// <param name="session">With its edition, that edition's programme and sessions, and rooms.</param>
    /// <param name="part">How the person stands towards it.</param>
    /// <param name="withLink">Whether its on-line link may be in it.</param>
    public CalendarEvent EventFor(SubjectKey whose, Session session, CalendarTurn part, bool withLink) =>
        InTheCalendarOf(string.Create(CultureInfo.InvariantCulture, $"{session.Uid}-{whose.Type}-{whose.Id}"), session, part, withLink);

    private CalendarEvent InTheCalendarOf(string uid, Session session, CalendarTurn part, bool withLink)
    {
        var @event = EventOf(session, withLink);
        var directions = session.Room?.Venue.Directions.In(Languages.Current.Code).Text;
        return @event with
        {
            Uid = uid,
            Sequence = session.Sequence + part.Turns,
            ChangedAt = part.ChangedAt,
            Cancelled = @event.Cancelled || part.HasLeft,
            Description = directions is null ? @event.Description : $"{@event.Description}\n{directions}",
        };
    }

    // When the whole edition was cancelled its sessions have said so themselves.
    private static bool HasLeft(Enrolment enrolment) => enrolment is { WithdrawnAt: not null } or { CancelledByOfficeAt: not null, CancelReason: not null };

    private static DateTimeOffset LastChange(Enrolment enrolment, Session session, Absence? absence) =>
        new[] { session.ChangedAt, absence?.ChangedAt, enrolment.ConfirmedAt, enrolment.WithdrawnAt, enrolment.CancelledByOfficeAt }.Max() ?? enrolment.EnrolledAt;

    private CalendarEvent EventOf(Session session, bool withLink)
    {
        var edition = EditionSummary.Of(session.Edition);
        var address = site.CurrentValue.Absolute($"{Languages.Current.PathPrefix}{Links.Programme(edition.Kind, edition.ProgrammeSlug)}");
        var told = edition.Sessions.First(other => other.Uid == session.Uid);
        return EventOf(edition, told, withLink ? session.OnlineLink : null, address is null ? null : new Uri(address));
    }

    private CalendarEvent EventOf(EditionSummary edition, SessionSummary session, string? link, Uri? page)
    {
        var language = Languages.Current.Code;
        var (title, lead) = (edition.Title.In(language).Text, edition.Lead.In(language).Text);
        var (number, all) = (edition.Sessions.TakeWhile(other => other.Uid != session.Uid).Count() + 1, edition.Sessions.Count);
        return new(session.Uid.ToString(), session.Sequence, session.ChangedAt ?? edition.PublishedAt ?? edition.OpensAt,
            session.Date, session.Start, session.End, all == 1 ? title : texts["Calendar.Part", title, number, all])
        {
            Location = session.Place is { } place ? $"{place.Room}, {place.Venue}, {place.Address}" : link ?? texts["Calendar.Online"],
            Description = link is null ? lead : $"{link}\n{lead}",
            Url = page,
            Cancelled = session.Cancelled,
        };
    }
}

/// <summary>How a person stands towards a session, as calendars are told.</summary>
/// <param name="Turns">How often their own part in it changed: each raises the sequence beyond the session's own.</param>
/// <param name="ChangedAt">When it or the session changed last.</param>
/// <param name="HasLeft">They do not come any more.</param>
public readonly record struct CalendarTurn(int Turns, DateTimeOffset ChangedAt, bool HasLeft = false);
