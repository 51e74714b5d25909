using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Lectures.Import;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests;

/// <summary>A semester of lectures from its file to the first of them: real pages, real mail, a keyboard, and a screen of either size for each side.</summary>
public abstract class LectureJourneyTests(ITestDatabase database, int officeWidth, int studentWidth) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_semester_is_imported_mended_published_found_moved_told_of_to_those_it_concerns_held_and_counted()
    {
        await using var post = new SmtpSink();
        await using var site = new RunningSite(database, post);
        var steps = new LectureSteps(site, post);
        await steps.FoundAsync();
        await LectureSteps.HireAsync(database);
        await site.StartAsync("2026-11-23T09:00");
        var office = await Browser.NewPageAsync(officeWidth, 844);
        await steps.SignInAsync(office);

        await LectureSteps.ImportAsync(office);
        await steps.SolveTheConflictOfARoomWithTheKeyboardAsync(office);
        await steps.SolveTheConflictOfASpeakerWithTheKeyboardAsync(office);
        await steps.PublishWithTheKeyboardAsync(office, version: 1);
        Assert.Equal([LectureSteps.Adam, LectureSteps.Ewa, LectureSteps.Host, LectureSteps.Zofia], await steps.ToldAsync());

        var student = await PhonePerson.ArriveAsync(site, post, "Hanna Żółć", "hanna@example.org", width: studentWidth);
        await LectureSteps.FindAndKeepAsync(student);
        await LectureSteps.SignUpAsync(student);
        var other = await PhonePerson.ArriveAsync(site, post, "Bohdan Koval", "bohdan@example.org", width: studentWidth);
        await other.OpenAsync("/wyklady?tydzien=2027-W10");
        await other.FollowAsync("Dwie wspólniczki");
        await LectureSteps.SignUpAsync(other);
        Assert.Equal([other.Email, student.Email], await steps.ToldAsync());

        await steps.MoveAsync(office);
        await steps.PublishWithTheKeyboardAsync(office, version: 2);
        Assert.Equal([LectureSteps.Host, student.Email, LectureSteps.Zofia], await steps.ToldAsync());
        await steps.SeesTheMoveAsync(student);

        await site.StopAsync();
        // A moment before the next look for reminders.
        await site.StartAsync("2027-03-04T09:05:45");
        await LectureSteps.CountAsync(await PhonePerson.ArriveAsync(site, post, "Jan Gospodarz", LectureSteps.Host, width: studentWidth));
        await steps.SignInAsync(office);
        await steps.SeesTheNumberAsync(office);
    }
}

/// <summary>What people do in <see cref="LectureJourneyTests"/>, one step after the other.</summary>
internal sealed class LectureSteps(RunningSite site, SmtpSink post)
{
    public const string Adam = "adam@example.org";
    public const string Ewa = "ewa@example.org";
    public const string Zofia = "zofia@example.org";
    public const string Host = "gospodarz@example.org";
    private const string Coordinator = "koordynacja@example.org";
    private const string Talk = "Chleb po dziadku";
    private int heard;

    public Task FoundAsync() => site.WithAsync(async db =>
    {
        var venue = new Venue("Wydział Ekonomiczny", "pl. Demo 5, 20-031 Lublin", new("pl", "Wejście bez progu"), new("pl", "Przy fontannie"));
        venue.AddRoom("Sala demo 1", 60);
        venue.AddRoom("Sala demo 2", 60);
        var university = new University("demo", new("Uczelnia Demonstracyjna", "UD", "pl. Demo 5, 20-031 Lublin"));
        db.AddRange(venue, university);
        db.AddRange(new[] { ("Zofia Mówi", Zofia), ("Adam Mówi", Adam), ("Ewa Mówi", Ewa) }.Select(each => new Presenter(new PresenterFacts(each.Item1, new("pl", "Prowadzi firmę.")) { Email = each.Item2 })));
        await db.SaveChangesAsync();
        db.Add(new Web.Lectures.Host(university.Id, new("Biuro Karier", "Jan Gospodarz", Host, null)));
        return await db.SaveChangesAsync();
    });

    public static async Task HireAsync(ITestDatabase database)
    {
        await using var services = database.Services(TimeProvider.System, more => more.AddAccounts());
        await using var scope = services.CreateAsyncScope();
        var staff = new StaffUser("Karolina Zmyślna", Coordinator, StaffRole.Coordinator, TimeProvider.System.GetUtcNow());
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<StaffUser>>().CreateAsync(staff, StaffVisitor.Password)).Succeeded);
    }

    public async Task SignInAsync(IPage office)
    {
        await office.GotoAsync(site.At("/biuro/harmonogram"));
        await office.FillAsync("#Form_Email", Coordinator);
        await office.FillAsync("#Form_Password", StaffVisitor.Password);
        await office.ClickAsync("form[novalidate] button[type=submit]");
        await SeesAsync(office, "Harmonogram");
    }

    public static async Task ImportAsync(IPage office)
    {
        await office.ClickAsync("text=wczytaj z pliku");
        await SeesAsync(office, "Wczytaj wykłady z pliku");
        await office.SetInputFilesAsync("#plik", new FilePayload { Name = "semestr.csv", MimeType = "text/csv", Buffer = SheetMade.Csv([ImportOffice.Heading, .. Semester.Select(row => row.All)]) });
        await office.ClickAsync("text=Sprawdź plik");
        await Assertions.Expect(office.Locator("section[aria-labelledby=podsumowanie] li").First).ToHaveTextAsync("5 nowych wierszy");
        await Assertions.Expect(office.Locator("tbody b:text-is('Konflikt ze szkicem')")).ToHaveCountAsync(4);
        await office.ClickAsync("text=Zapisz w wersji roboczej");
        await Assertions.Expect(office.Locator("[role=status]").First).ToContainTextAsync("5 nowych wierszy");
    }

    public async Task SolveTheConflictOfARoomWithTheKeyboardAsync(IPage office)
    {
        await OpenTheClashAsync(office, "2027-03-02", Talk);
        await office.EnterOnAsync("Zapisz");
        await Assertions.Expect(office.Locator(".errsum")).ToBeFocusedAsync();
        await Assertions.Expect(office.Locator(".errsum a")).ToContainTextAsync("„Rok z jednym klientem”");
        await office.EnterOnAsync("Sala demo 2");
        await IsSavedWithoutAClashAsync(office, "2027-03-02");
    }

    public async Task SolveTheConflictOfASpeakerWithTheKeyboardAsync(IPage office)
    {
        await OpenTheClashAsync(office, "2027-03-04", "Fotel na skład");
        await office.EnterOnAsync("Ten sam dzień tydzień później");
        await IsSavedWithoutAClashAsync(office, "2027-03-04");
    }

    public async Task PublishWithTheKeyboardAsync(IPage office, int version)
    {
        await office.GotoAsync(site.At("/biuro/harmonogram"));
        await office.EnterOnAsync("Opublikuj zmiany");
        await SeesAsync(office, "Opublikuj harmonogram");
        await office.EnterOnAsync($"Opublikuj wersję {version}");
        await SeesAsync(office, $"Harmonogram wykładów, wersja {version}");
    }

    /// <summary>Who got a mail since this was last asked, once all mail is out: each as often as they got one.</summary>
    public async Task<IEnumerable<string>> ToldAsync()
    {
        await site.UntilAsync("all mail to be out", async db => await db.Outbox.AnyAsync() && await db.Outbox.AllAsync(mail => mail.SentAt != null));
        var mails = post.Mails.Skip(heard).ToList();
        heard += mails.Count;
        return mails.Select(mail => Assert.Single(mail.Recipients)).Order(StringComparer.Ordinal);
    }

    public static async Task FindAndKeepAsync(PhonePerson student)
    {
        await student.OpenAsync("/");
        await student.OpenAsync("/wyklady");
        await student.SeesAsync("Wykłady");
        await student.FollowAsync("wtorek");
        await student.FollowAsync(Talk);
        await student.SeesAsync(Talk);
        await student.Page.ClickAsync("summary:has-text('Dodaj do kalendarza')");
        var kept = await student.Page.RunAndWaitForDownloadAsync(() => student.Page.ClickAsync("a[download]"));
        await using var calendar = await WebCalendar.OpenAsync();
        var entry = Assert.Single(await calendar.TakeAsync(await File.ReadAllTextAsync(await kept.PathAsync())));
        Assert.Equal(("2027-03-02T10:15", "11:45", Talk), (entry.Starts, entry.Ends, entry.Summary));
    }

    public static async Task SignUpAsync(PhonePerson student)
    {
        await student.FollowAsync("Zapisz się");
        await student.SeesAsync("Twoje dane");
        await student.FillInAsync();
        await student.SeesAsync("Sprawdź dane przed wysłaniem");
        await student.PressAsync("Zapisz mnie");
        await student.SeesAsync("Masz miejsce na wykładzie");
        Assert.Single((await student.MailAsync("Masz miejsce")).Calendars);
    }

    public async Task MoveAsync(IPage office)
    {
        await office.GotoAsync(site.At($"/biuro/wyklady/sesje/{await UidAsync()}"));
        await office.FillAsync("#Form_Date", "2027-03-03");
        await office.FillAsync("#Form_Start", "12:15");
        await office.FillAsync("#Form_End", "13:45");
        await office.ClickAsync("button:text-is('Zapisz')");
        await Assertions.Expect(office.Locator("[role=status]").First).ToContainTextAsync("Zmiana jest zapisana w wersji roboczej.");
    }

    public async Task SeesTheMoveAsync(PhonePerson student)
    {
        var told = Assert.Single(student.Mails("Zmiana wykładu: Chleb po dziadku, śr. 3 marca, 12:15"));
        Assert.Contains("DTSTART;TZID=Europe/Warsaw:20270303T121500", ReceivedMail.TextOf(Assert.Single(told.Calendars)), StringComparison.Ordinal);
        await student.OpenLinkOfAsync(told);
        await student.SeesAsync("Masz miejsce na wykładzie");
        await Assertions.Expect(student.Page.Locator("main")).ToContainTextAsync("środa 3 marca 2027");
        Assert.All((string[])[Zofia, Host], address => Assert.Contains(post.Mails, mail => mail.Recipients.Contains(address, StringComparer.Ordinal) && mail.Subject.StartsWith("Zmiana wykładu: Chleb po dziadku, śr. 3 marca, 12:15", StringComparison.Ordinal)));
        await student.OpenAsync("/wyklady?tydzien=2027-W09");
        await student.FollowAsync(Talk);
        await Assertions.Expect(student.Page.Locator("main")).ToContainTextAsync("12:15");
    }

    public static async Task CountAsync(PhonePerson host)
    {
        await host.OpenLinkOfAsync(await host.MailAsync($"Ile osób przyszło? {Talk}"));
        await host.SeesAsync("Moje wykłady");
        var lecture = host.Page.Locator($"article:has-text('{Talk}')");
        await lecture.Locator("input[inputmode=numeric]").FillAsync("37");
        await lecture.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(host.Page.Locator("[role=status]").First).ToBeVisibleAsync();
        await Assertions.Expect(lecture.Locator("input[inputmode=numeric]")).ToHaveValueAsync("37");
    }

    public async Task SeesTheNumberAsync(IPage office)
    {
        await office.GotoAsync(site.At("/biuro/wyklady"));
        await Assertions.Expect(office.Locator(".work-head")).ToContainTextAsync("osoby 37");
        var edition = await site.WithAsync(db => db.Sessions.Where(session => session.Edition.Programme.Slug == "chleb-po-dziadku").Select(session => session.EditionId).SingleAsync());
        await office.GotoAsync(site.At(LectureLinks.Lecture(edition)));
        await SeesAsync(office, Talk);
        await Assertions.Expect(office.Locator("#liczba-osob + ul")).ToContainTextAsync("37");
    }

    private static IReadOnlyList<ImportCells> Semester =>
    [
        ImportOffice.Row(Talk, entry: "zapisy", seats: "40", host: Host),
        ImportOffice.Row("Rok z jednym klientem", start: "11:00", end: "12:30", speakers: "Adam Mówi"),
        ImportOffice.Row("Fotel na skład", date: "2027-03-04", speakers: "Ewa Mówi"),
        ImportOffice.Row("Pierwsza faktura", date: "2027-03-04", start: "11:00", end: "12:30", speakers: "Ewa Mówi").But(LectureColumn.Room, "Sala demo 2, Wydział Ekonomiczny"),
        ImportOffice.Row("Dwie wspólniczki", date: "2027-03-09", entry: "zapisy", seats: "40", speakers: "Adam Mówi"),
    ];

    private async Task OpenTheClashAsync(IPage office, string day, string lecture)
    {
        await office.GotoAsync(site.At($"/biuro/harmonogram?dzien={day}"));
        await Assertions.Expect(office.Locator(".note-bad h2")).ToContainTextAsync("1 konflikt");
        await office.EnterOnAsync($"10:15\u2060–\u206011:45, „{lecture}”");
        await SeesAsync(office, "Spotkanie wykładu");
        await Assertions.Expect(office.Locator(".note-warn h2")).ToHaveTextAsync("Na co uważać");
    }

    private async Task IsSavedWithoutAClashAsync(IPage office, string day)
    {
        await Assertions.Expect(office.Locator("[role=status]").First).ToContainTextAsync("Zmiana jest zapisana w wersji roboczej.");
        await Assertions.Expect(office.Locator(".note-warn")).ToHaveCountAsync(0);
        await office.GotoAsync(site.At($"/biuro/harmonogram?dzien={day}"));
        await SeesAsync(office, "Harmonogram");
        await Assertions.Expect(office.Locator(".note-bad")).ToHaveCountAsync(0);
    }

    private Task<Guid> UidAsync() => site.WithAsync(db => db.Sessions.Where(session => session.Edition.Programme.Slug == "chleb-po-dziadku").Select(session => session.Uid).SingleAsync());

    private static Task SeesAsync(IPage page, string heading) => Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(heading, new() { Timeout = 20_000 });
}

// Each side has the large screen once, on one database each.
public sealed class LectureJourneyOnSqlite() : LectureJourneyTests(new SqliteDatabase(), officeWidth: 1280, studentWidth: 390);

public sealed class LectureJourneyOnPostgres() : LectureJourneyTests(new PostgresDatabase(), officeWidth: 390, studentWidth: 1280);
