using System.Security.Cryptography;
using System.Text;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Lublin.Startups.Web.Pages.Lectures;

/// <summary>The timetable for web calendars: from 30 days back to the end of what is published, and what was cancelled until a week after its day.</summary>
public sealed class Feeds(StartupsDb db, IStringLocalizer<LectureTexts> texts, IOptionsMonitor<SiteOptions> site, TimeProvider clock)
{
    private const int DaysBack = 30;
    private const int CancelledDays = 7;
    private static readonly DateOnly Far = new(2999, 1, 1);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(TimetableLinks.Feed, (Feeds feeds, HttpRequest request) => feeds.FileAsync(new(OpenOnly: true), request));
        app.MapGet(TimetableLinks.UniversityFeed("{slug}"), async (string slug, Feeds feeds, StartupsDb db, HttpRequest request) =>
            ProgrammeQueries.IsSlug(slug) && await db.Universities.AnyAsync(university => university.Slug == slug) ? await feeds.FileAsync(new(slug), request) : Results.NotFound());
        app.MapGet(SpeakerLinks.Feed("{code}"), async (string code, Feeds feeds, LectureDoor door, HttpRequest request) => await door.FindAsync(code) switch
        {
            null => Results.NotFound(),
            { IsRevoked: true } => Results.StatusCode(StatusCodes.Status410Gone),
            var person => await feeds.FileAsync(person.Role == LectureRole.Host ? new(HostId: person.Id) : new(PresenterId: person.Id), request),
        });
    }

    /// <param name="wish">Which lectures.</param>
    /// <param name="request">Whose language and host the addresses in it have.</param>
    public async Task<IResult> FileAsync(TimetableWish wish, HttpRequest request)
    {
        var today = Warsaw.Today(clock);
        var sessions = (await db.TimetableAsync(wish, today.AddDays(-DaysBack), Far)).Where(session => !session.IsCancelled || session.Date.AddDays(CancelledDays) >= today).ToList();
        var events = sessions.ConvertAll(session => EventOf(session, request));
        var bytes = Encoding.UTF8.GetBytes(CalendarFile.Write(CalendarMethod.Publish, events, RefreshInterval));
        // Only by its tag has somebody the newest: lectures leave the file as days pass too, and no date of a change tells of that.
        request.HttpContext.Response.GetTypedHeaders().LastModified = sessions.Select(session => (DateTimeOffset?)session.ChangedAt).Append(await db.TimetableChangedAtAsync()).Max();
        return Results.File(bytes, "text/calendar; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(bytes).AsSpan(0, 8))}\""));
    }

    private static readonly TimeSpan RefreshInterval = TimeSpan.FromHours(6);

    private CalendarEvent EventOf(TimetableSession session, HttpRequest request)
    {
        var code = Languages.Current.Code;
        var title = session.Title.In(code).Text;
        return new(session.Uid.ToString(), session.Sequence, session.ChangedAt, session.Date, session.Start, session.End,
            // One big calendar hides what is cancelled, another shows it as if it were on: the title has to say it.
            session.IsCancelled ? texts["Feed.CancelledTitle", title] : title)
        {
            Location = session.Place is { } place ? $"{place.Room}, {place.Venue}, {place.Address}" : texts["Online"],
            Description = string.Join('\n', ((string?[])[string.Join(", ", session.Speakers), session.Lead.In(code).Text, session.IsOpen ? texts[$"Entry.{session.Entry}"] : texts["FacultyOnly"]]).Where(line => !string.IsNullOrEmpty(line))),
            Url = new(site.CurrentValue.Absolute(request, $"{request.PathBase}{TimetableLinks.Lecture(session.Slug, session.Edition)}")),
            Cancelled = session.IsCancelled,
        };
    }
}
