using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Enrolment;

/// <summary>
/// An edition's sessions as calendar events, in the current language: each with one name for ever, and told alike in downloads, mails and web calendars.
/// </summary>
public sealed class EditionCalendar(IStringLocalizer<UiTexts> texts, IOptionsMonitor<SiteOptions> site)
{
    /// <summary>For anybody: without on-line links.</summary>
    /// <param name="edition">Published.</param>
    /// <param name="page">The training's page, absolute.</param>
    public IReadOnlyList<CalendarEvent> EventsOf(CatalogueEdition edition, Uri page) =>
        [.. edition.Sessions.Select(session => EventOf(edition, session, link: null, page))];

    /// <summary>A file to download for one who takes part.</summary>
    /// <param name="edition">With programme, sessions and rooms.</param>
    /// <param name="withLink">Whether on-line links may be in it: for who has a place only.</param>
    public string Publish(Edition edition, bool withLink) =>
        CalendarFile.Write(CalendarMethod.Publish, [.. edition.Sessions.OrderBy(session => session.StartsAt).Select(session => EventOf(session, withLink))]);

    /// <param name="session">With its edition, that edition's programme and sessions, and rooms.</param>
    /// <param name="withLink">Whether its on-line link may be in it.</param>
    public CalendarEvent EventOf(Session session, bool withLink)
    {
        var edition = CatalogueEdition.Of(session.Edition);
        var address = site.CurrentValue.Absolute($"{Languages.Current.PathPrefix}/szkolenia/{edition.ProgrammeSlug}");
        var told = edition.Sessions.First(other => other.Uid == session.Uid);
        return EventOf(edition, told, withLink ? session.OnlineLink : null, address is null ? null : new Uri(address));
    }

    private CalendarEvent EventOf(CatalogueEdition edition, CatalogueSession session, string? link, Uri? page)
    {
        var language = Languages.Current.Code;
        var (title, lead) = (edition.Title.In(language).Text, edition.Lead.In(language).Text);
        var (number, all) = (edition.Sessions.TakeWhile(other => other.Uid != session.Uid).Count() + 1, edition.Sessions.Count);
        return new(session.Uid.ToString(), session.Sequence, session.ChangedAt ?? edition.Window.PublishedAt ?? edition.Window.OpensAt,
            session.Date, session.Start, session.End, all == 1 ? title : texts["Calendar.Part", title, number, all])
        {
            Location = session.Place is { } place ? $"{place.Room}, {place.Venue}, {place.Address}" : link ?? texts["Calendar.Online"],
            Description = link is null ? lead : $"{link}\n{lead}",
            Url = page,
            Cancelled = session.Cancelled,
        };
    }
}
