using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests.Support;

/// <summary>The running application with the demo in it, and the way to every page that the public can meet.</summary>
public sealed class PublicTour : IAsyncLifetime, IAsyncDisposable
{
    // Monday 23 November 2026, 9:00 in Warsaw.
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] Addressed =
    [
        "home", "list", "list with a search in vain", "training open", "training full", "training closed", "training cancelled", "training of several meetings", "training on-line",
        "training withdrawn", "form", "queue choice", "sign-up closed", "sign-up opens later", "waiting", "offered", "confirmed", "cancelled by the office", "withdraw", "withdraw from one of several",
        "details", "my links", "already signed up", "terms", "privacy", "accessibility", "help", "not found",
        "week of lectures", "week without lectures", "lectures in a list", "lectures with filters", "lecture with seats", "lecture free to come to", "lecture by the host", "lecture moved", "lecture cancelled", "version of the timetable",
    ];

    private static readonly string[] Walked =
        ["form with errors", "check", "done", "known", "details with errors", "details with a question", "withdrawn", "join again", "my links answered"];

    private readonly SqliteDatabase database = new();
    private readonly SmtpSink post = new();
    private readonly PersonalLink links = new(Options.Create(new LinkOptions { Secret = RunningSite.Secret }));
    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);
    private int people;

    public RunningSite Site { get; private set; } = null!;

    /// <summary>All stops of the tour.</summary>
    public static TheoryData<string> Stops => [.. Addressed, .. Walked];

    /// <summary>The stops that have an address.</summary>
    public static TheoryData<string> Addresses => [.. Addressed];

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        Site = new(database, post);
        await Site.StartAsync("2026-11-23T09:00", ("Demo:Seed", "true"), ("Limits:FormsPerMinute", "10000"));
        await Site.WithAsync(FindAddressesAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await post.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>The path of a stop that has one.</summary>
    public string PathTo(string stop) => addresses[stop];

    /// <summary>Takes a visitor to a stop.</summary>
    public async Task GoAsync(IPage page, string stop)
    {
        switch (stop)
        {
            case "form with errors":
                await OpenAsync(page, "form");
                await SendAsync(page);
                break;
            case "check":
                await FillInAsync(page);
                break;
            case "done":
                await FillInAsync(page);
                await SendAsync(page);
                break;
            case "known":
                for (var i = 0; i < 2; i++)
                {
                    await FillInAsync(page, "znana@example.org");
                    await SendAsync(page);
                }

                break;
            case "details with errors":
                await OpenAsync(page, "details");
                await page.FillAsync("#Form_Phone", "123");
                await SendAsync(page);
                break;
            case "details with a question":
                await OpenAsync(page, "details");
                await page.FillAsync("#Form_Email", "lucja@gmial.com");
                await SendAsync(page);
                break;
            case "join again":
                await GoAsync(page, "withdrawn");
                await page.GotoAsync(page.Url.Split('?')[0] + "/ponownie");
                break;
            case "withdrawn":
                await GoAsync(page, "done");
                await page.GotoAsync(page.Url + "/rezygnacja");
                await SendAsync(page);
                break;
            case "my links answered":
                await OpenAsync(page, "my links");
                await page.FillAsync("#Email", "nieznana@example.org");
                await SendAsync(page);
                break;
            default:
                await OpenAsync(page, stop);
                break;
        }
    }

    private Task<IResponse?> OpenAsync(IPage page, string stop) => page.GotoAsync(Site.At(addresses[stop]));

    private async Task FillInAsync(IPage page, string? email = null)
    {
        await OpenAsync(page, "form");
        await page.FillAsync("#Form_Name", "Łucja Żółć-Ś");
        await page.FillAsync("#Form_Email", email ?? $"lucja{Interlocked.Increment(ref people)}@example.org");
        await page.CheckAsync("input[value=PlansFirm]");
        await page.CheckAsync("#Form_Terms");
        await SendAsync(page);
    }

    /// <summary>Sends the page's form and waits for the page that answers it.</summary>
    public static async Task SendAsync(IPage page)
    {
        // Every form answers with another page, so the old one is out of date.
        await page.EvaluateAsync("() => { document.body.dataset.old = 'yes' }");
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.WaitForFunctionAsync("() => document.readyState === 'complete' && document.body && !document.body.dataset.old");
    }

    private async Task<bool> FindAddressesAsync(StartupsDb db)
    {
        var enrolments = await db.Enrolments.AsNoTracking().Include(each => each.Edition).ThenInclude(each => each.Programme)
            .Include(each => each.Edition).ThenInclude(each => each.Sessions).OrderBy(each => each.Id).ToListAsync();
        var editions = await db.Editions.AsNoTracking().Include(each => each.Programme).Include(each => each.Sessions)
            .Where(each => each.Programme.WithdrawnAt == null).OrderBy(each => each.Id).ToListAsync();
        var full = enrolments.Where(each => each.StateAt(Now) == EnrolmentState.Waiting && each.Edition.StateAt(Now) == EditionState.Open).Select(each => each.EditionId).ToHashSet();
        var open = editions.First(each => each.StateAt(Now) == EditionState.Open && !full.Contains(each.Id) && enrolments.Count(other => other.EditionId == each.Id) < each.Capacity - 10);
        var queue = editions.First(each => full.Contains(each.Id));
        var closed = editions.First(each => each.StateAt(Now) == EditionState.Closed);
        var several = editions.First(each => each.StateAt(Now) == EditionState.Open && each.Held.Count() > 1);

        foreach (var (stop, edition) in new[]
        {
            ("training open", open), ("training full", queue), ("training closed", closed), ("training of several meetings", several),
            ("training cancelled", editions.First(each => each.StateAt(Now) == EditionState.Cancelled)),
            ("training on-line", editions.First(each => each.StateAt(Now) == EditionState.Open && each.Held.All(session => session.RoomId is null))),
        })
            addresses[stop] = $"/szkolenia/{edition.Programme.Slug}";
        addresses["training withdrawn"] = "/szkolenia/" + await db.Programmes.Where(each => each.WithdrawnAt != null).Select(each => each.Slug).FirstAsync();
        foreach (var (stop, edition) in new[] { ("form", open), ("queue choice", queue), ("sign-up closed", closed), ("sign-up opens later", editions.First(each => each.StateAt(Now) == EditionState.OpensLater)) })
            addresses[stop] = $"/szkolenia/{edition.Programme.Slug}/{edition.Slug}/zapisy";
        addresses["already signed up"] = addresses["form"] + "/gotowe";

        var confirmed = enrolments.Where(each => each.StateAt(Now) == EnrolmentState.Confirmed && each.Edition.FirstStart > Now).ToList();
        foreach (var (stop, enrolment, page) in new[]
        {
            ("confirmed", confirmed.First(each => each.EditionId == open.Id), ""),
            ("withdraw", confirmed.First(each => each.EditionId == open.Id), "/rezygnacja"),
            ("details", confirmed.First(each => each.EditionId == open.Id), "/dane"),
            ("withdraw from one of several", confirmed.First(each => each.EditionId == several.Id), "/rezygnacja"),
            ("waiting", enrolments.First(each => each.StateAt(Now) == EnrolmentState.Waiting), ""),
            ("offered", enrolments.First(each => each.StateAt(Now) == EnrolmentState.Offered), ""),
            ("cancelled by the office", enrolments.First(each => each.StateAt(Now) == EnrolmentState.CancelledByOffice), ""),
        })
            addresses[stop] = $"/moje-zapisy/{links.Code(LinkPurpose.Enrolment, enrolment.Link)}{page}";

        await FindLecturesAsync(db);
        foreach (var (stop, path) in new[]
        {
            ("home", "/"), ("list", "/szkolenia"), ("list with a search in vain", "/szkolenia?q=nic-takiego"), ("my links", "/moje-zapisy"), ("terms", "/regulamin"),
            ("privacy", "/prywatnosc"), ("accessibility", "/dostepnosc"), ("help", "/pomoc"), ("not found", "/nie-ma-takiej"),
        })
            addresses[stop] = path;
        return true;
    }

    private async Task FindLecturesAsync(StartupsDb db)
    {
        var lectures = (await db.TimetableAsync(new(), DateOnly.FromDateTime(Now.Date), new(2999, 1, 1))).ToList();
        var moved = await db.TimetableVersions.SelectMany(version => version.Entries).Where(entry => entry.Change == TimetableChange.Moved).Select(entry => entry.SessionUid).ToListAsync();
        foreach (var (stop, lecture) in new[]
        {
            ("lecture with seats", lectures.First(each => each is { Entry: Entry.Seats, IsCancelled: false })),
            ("lecture free to come to", lectures.First(each => each is { Entry: Entry.Free, IsCancelled: false })),
            ("lecture by the host", lectures.First(each => each is { Entry: Entry.Host, IsOpen: false })),
            ("lecture moved", lectures.First(each => moved.Contains(each.Uid))),
            ("lecture cancelled", lectures.First(each => each.IsCancelled)),
        })
            addresses[stop] = TimetableLinks.Lecture(lecture.Slug, lecture.Edition);
        var fullest = lectures.GroupBy(lecture => (ISOWeek.GetYear(lecture.StartsAt.UtcDateTime), Week: ISOWeek.GetWeekOfYear(lecture.StartsAt.UtcDateTime))).MaxBy(week => week.Count())!.Key;
        foreach (var (stop, path) in new[]
        {
            ("week of lectures", $"{TimetableLinks.List}?{TimetableLinks.WeekParameter}={fullest.Item1}-W{fullest.Week:00}"), ("week without lectures", $"{TimetableLinks.List}?{TimetableLinks.WeekParameter}=2025-W10"),
            ("lectures in a list", $"{TimetableLinks.List}?widok=lista"), ("lectures with filters", $"{TimetableLinks.List}?widok=lista&uczelnia=umcs&otwarte=tak"), ("version of the timetable", TimetableLinks.Version(2)),
        })
            addresses[stop] = path;
    }
}

/// <summary>Tests that share one tour, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedTour : ICollectionFixture<PublicTour>
{
    public const string Name = "public tour";
}
