using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Enrolment;

/// <summary>An edition's sessions as calendar events: each with one name for ever.</summary>
public sealed class EditionCalendar(IOptions<SiteOptions> site)
{
    /// <summary>A file to download, in the current language's words.</summary>
    /// <param name="edition">With programme, sessions and rooms.</param>
    /// <param name="withLink">Whether on-line links may be in it: for who has a place only.</param>
    public string Publish(Edition edition, bool withLink) =>
        CalendarFile.Write(CalendarMethod.Publish, [.. edition.Sessions.OrderBy(session => session.StartsAt).Select(session => EventOf(session, withLink))]);

    public CalendarEvent EventOf(Session session, bool withLink)
    {
        var programme = session.Edition.Programme;
        var address = site.Value.Absolute($"{Languages.Current.PathPrefix}/szkolenia/{programme.Slug}");
        return new(session.Uid.ToString(), session.Sequence, session.ChangedAt ?? session.Edition.PublishedAt ?? session.StartsAt,
            session.Date, session.Start, session.End, programme.Title.In(Languages.Current.Code).Text)
        {
            Location = session.Room is { } room ? $"{room.Name}, {room.Venue.Name}, {room.Venue.Address}" : withLink ? session.OnlineLink : null,
            Description = withLink ? session.OnlineLink : null,
            Url = address is null ? null : new Uri(address),
            Cancelled = session.CancelledAt is not null,
        };
    }
}
