using System.Text.RegularExpressions;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests;

/// <summary>How the office runs one training, from its first admin to the last line of history: real pages, real mail, a keyboard and a telephone.</summary>
public abstract class OfficeJourneyTests(ITestDatabase database) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task An_edition_is_copied_published_filled_moved_held_and_told_of_in_the_history()
    {
        await using var post = new SmtpSink();
        await using var site = new RunningSite(database, post);
        var steps = new OfficeSteps(site, post);
        await steps.PlanBeforeAsync();
        await site.StartAsync("2026-11-23T09:00");
        var office = await Browser.NewPageAsync();
        await office.PlugInAsync();
        await steps.InviteTheCoordinatorAsync();
        await steps.ComeInWithAKeyAsync(office);

        var edition = await OfficeSteps.CopyTheLastEditionAsync(office);
        await OfficeSteps.SolveTheConflictWithTheKeyboardAsync(office);
        await OfficeSteps.PublishAsync(office);
        var people = await steps.SignUpAsync("Hanna Żółć", "Bohdan Koval", "Olga Niby", "Jan Przykładny");
        await steps.SignUpByTelephoneAsync(office, edition, "Wiesława Bezmailowa");
        await steps.MoveAsync(office, edition);
        foreach (var person in people)
            await OfficeSteps.IsToldOnceAsync(person);

        await steps.PrintTheSheetAsync(office, edition);
        await steps.MarkOnAPhoneAsync(edition);
        await steps.ReadTheHistoryAsync();
    }
}

/// <summary>What people do in <see cref="OfficeJourneyTests"/>, one step after the other.</summary>
internal sealed partial class OfficeSteps(RunningSite site, SmtpSink post)
{
    private const string Admin = "admin@example.org";
    private const string Coordinator = "koordynacja@example.org";
    private const string Training = "KSeF bez stresu";

    public Task PlanBeforeAsync() => site.WithAsync(async db =>
    {
        var then = new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
        var last = await new Offer { Title = Training, Date = new(2026, 11, 17) }.AddAsync(db, then);
        var room = await db.Set<Room>().Include(room => room.Venue).SingleAsync();
        room.Venue.AddRoom("Sala nr 3", 40);
        var text = new LocalText("pl", "Podatki");
        var other = new Edition(new(ProgrammeKind.Training, "podatki", new(text, text, text, text, Bring: null), ProgrammeLevel.Basic), new(20, "pl", then, last.TermsVersion));
        other.AddSession(new(new(2026, 12, 1), new(17, 30), new(19, 0), room.Id));
        other.Publish("2026-12-01", then);
        db.Add(other);
        await db.SaveChangesAsync();
        return last;
    });

    public async Task InviteTheCoordinatorAsync()
    {
        var admin = await Browser.NewPageAsync();
        var printed = await site.RunVerbAsync("admin", Admin);
        await SetPasswordAsync(admin, PasswordPath().Match(printed).Value);
        await SignInAsync(admin, "/biuro/konta/nowe", Admin);
        await admin.FillAsync("#Form_Name", "Karolina Zmyślna");
        await admin.FillAsync("#Form_Email", Coordinator);
        await admin.CheckAsync("input[value=Coordinator]");
        await admin.ClickAsync("text=Wyślij zaproszenie");
        await Assertions.Expect(admin.Locator(".toast-pl")).ToHaveTextAsync("Zaproszenie wysłane");
        await admin.Context.CloseAsync();
    }

    public async Task ComeInWithAKeyAsync(IPage office)
    {
        var mail = await post.WaitForAsync(mail => mail.Recipients.Contains(Coordinator, StringComparer.Ordinal), TimeSpan.FromMinutes(1));
        await SetPasswordAsync(office, PasswordPath().Match(mail.Text!).Value);
        await SignInAsync(office, "/biuro", Coordinator);
        await office.GotoAsync(At("/konto/drugi-skladnik"));
        await office.ClickAsync("text=Dodaj klucz dostępu");
        await Assertions.Expect(office.Locator(".toast-pl")).ToHaveTextAsync("Klucz dostępu jest zapisany");
        await office.GotoAsync(At("/konto/wyjscie"));
        await office.ClickAsync("main button");
        await office.GotoAsync(At("/biuro/programy"));
        await office.ClickAsync("text=Zaloguj się kluczem dostępu");
        await SeesAsync(office, "Programy");
    }

    public static async Task<long> CopyTheLastEditionAsync(IPage office)
    {
        await office.ClickAsync($"main a:text-is('{Training}')");
        await SeesAsync(office, Training);
        await office.ClickAsync("text=Nowa edycja");
        await SeesAsync(office, "Nowa edycja");
        await office.CheckAsync("input[name=How] >> nth=0");
        await office.FillAsync("#Begins", "2026-12-01");
        await office.ClickAsync("text=Utwórz szkic");
        await SeesAsync(office, Training);
        await Assertions.Expect(office.Locator(".note-bad h2")).ToHaveTextAsync("1 konflikt. Rozwiąż go przed publikacją");
        return long.Parse(EditionPath().Match(office.Url).Groups["id"].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    public static async Task SolveTheConflictWithTheKeyboardAsync(IPage office)
    {
        await office.EnterOnAsync("Zmień:");
        await SeesAsync(office, "Zmień spotkanie");
        await office.EnterOnAsync("Zapisz");
        await Assertions.Expect(office.Locator(".errsum")).ToBeFocusedAsync();
        await Assertions.Expect(office.Locator(".errsum a")).ToContainTextAsync("„Podatki”");
        while (await office.EvaluateAsync<string?>("() => document.activeElement.type") is not "radio")
            await office.Keyboard.PressAsync("Tab");
        await office.Keyboard.PressAsync("Space");
        await office.Keyboard.PressAsync("Enter");
        await SeesAsync(office, Training);
        await Assertions.Expect(office.Locator("[role=status]").First).ToContainTextAsync("Spotkanie jest zmienione.");
        await Assertions.Expect(office.Locator("tbody")).ToContainTextAsync("Sala nr 3");
    }

    public static async Task PublishAsync(IPage office)
    {
        await office.ClickAsync("a:text-is('Opublikuj')");
        await SeesAsync(office, "Opublikować edycję?");
        await office.FillAsync("#Reason", "Osoba prowadząca potwierdzi w tym tygodniu");
        await office.ClickAsync("button:text-is('Opublikuj')");
        await Assertions.Expect(office.Locator("[role=status]").First).ToContainTextAsync("Edycja jest opublikowana.");
    }

    public async Task<IReadOnlyList<PhonePerson>> SignUpAsync(params string[] names)
    {
        List<PhonePerson> people = [];
        foreach (var (name, number) in names.Select((name, number) => (name, number)))
        {
            var person = await PhonePerson.ArriveAsync(site, post, name, $"osoba{number}@example.org");
            await person.OpenAsync("/szkolenia/ksef-bez-stresu/2026-12-01/zapisy");
            await person.SeesAsync("Twoje dane");
            await person.FillInAsync();
            await person.PressAsync("Zapisz mnie");
            await person.SeesAsync("Masz miejsce na szkoleniu");
            await person.MailAsync("Masz miejsce");
            people.Add(person);
        }

        return people;
    }

    public async Task SignUpByTelephoneAsync(IPage office, long edition, string name)
    {
        await office.GotoAsync(At($"/biuro/edycje/{edition}/zapisy/nowy"));
        await office.FillAsync("#Form_Name", name);
        await office.FillAsync("#Form_Phone", "600 100 200");
        await office.CheckAsync("input[value=PlansFirm]");
        await office.CheckAsync("input[value=Telephone]");
        await office.CheckAsync("#Told");
        await office.ClickAsync("form[novalidate] button[type=submit]");
        await office.GotoAsync(At($"/biuro/edycje/{edition}/zapisy"));
        await Assertions.Expect(office.Locator("tbody tr")).ToHaveCountAsync(5);
    }

    public async Task MoveAsync(IPage office, long edition)
    {
        await office.GotoAsync(At($"/biuro/edycje/{edition}"));
        await office.ClickAsync("tbody a:has-text('Zmień')");
        await office.FillAsync("#Form_Start", "18:00");
        await office.FillAsync("#Form_End", "20:30");
        await office.ClickAsync("button:text-is('Zapisz')");
        await Assertions.Expect(office.Locator("[role=status]").First).ToContainTextAsync("Spotkanie jest zmienione.");
        await office.GotoAsync(At("/biuro/telefony"));
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync("Wiesława Bezmailowa");
    }

    public static async Task IsToldOnceAsync(PhonePerson person)
    {
        var moved = await person.MailAsync("Zmiana");
        var calendar = Assert.Single(moved.Calendars);
        Assert.Contains("DTSTART;TZID=Europe/Warsaw:20261201T180000", ReceivedMail.TextOf(calendar), StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", ReceivedMail.TextOf(calendar), StringComparison.Ordinal);
        Assert.Single(person.Mails("Zmiana"));
    }

    public async Task PrintTheSheetAsync(IPage office, long edition)
    {
        await office.GotoAsync(At($"/biuro/spotkania/{await SessionAsync(edition)}/lista"));
        var sheet = await office.InnerTextAsync("main");
        Assert.All((string[])["Hanna Żółć", "Bohdan Koval", "Olga Niby", "Jan Przykładny", "Wiesława Bezmailowa"], name => Assert.Contains(name, sheet, StringComparison.Ordinal));
        Assert.DoesNotContain("@example.org", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("600 100 200", sheet, StringComparison.Ordinal);
    }

    public async Task MarkOnAPhoneAsync(long edition)
    {
        await site.StopAsync();
        await site.StartAsync("2026-12-01T17:30");
        var phone = await Browser.NewPageAsync(390, 844);
        await SignInAsync(phone, $"/biuro/spotkania/{await SessionAsync(edition)}/obecnosc", Coordinator);
        for (var present = 1; present <= 5; present++)
        {
            await phone.Locator(".door form > button[value=Present]").First.ClickAsync();
            await Assertions.Expect(phone.Locator(".door-count")).ToContainTextAsync(Came(present));
        }

        await phone.Context.CloseAsync();
    }

    private static string Came(int people) => people switch
    {
        1 => "Obecna 1 osoba z 5",
        5 => "Obecnych 5 osób z 5",
        _ => $"Obecne {people} osoby z 5",
    };

    public async Task ReadTheHistoryAsync()
    {
        var admin = await Browser.NewPageAsync();
        await SignInAsync(admin, "/biuro/historia", Admin);
        var history = await admin.InnerTextAsync("main");
        Assert.All((string[])["Pierwsze konto administracji", "Zaproszenie do zespołu", "Dodanie klucza dostępu", "Publikacja", "Karolina Zmyślna"], told => Assert.Contains(told, history, StringComparison.Ordinal));
        await admin.Context.CloseAsync();
    }

    private Task<long> SessionAsync(long edition) => site.WithAsync(db => db.Sessions.Where(session => session.EditionId == edition).Select(session => session.Id).SingleAsync());

    private async Task SetPasswordAsync(IPage page, string path)
    {
        await page.GotoAsync(At(path));
        await page.FillAsync("#Form_Password", StaffVisitor.Password);
        await page.FillAsync("#Form_Again", StaffVisitor.Password);
        await page.ClickAsync("text=Ustaw hasło >> visible=true >> nth=-1");
        await SeesAsync(page, "Logowanie zespołu");
    }

    private async Task SignInAsync(IPage page, string path, string email)
    {
        await page.GotoAsync(At(path));
        await page.FillAsync("#Form_Email", email);
        await page.FillAsync("#Form_Password", StaffVisitor.Password);
        await page.ClickAsync("form[novalidate] button[type=submit]");
        await page.WaitForURLAsync(url => url.EndsWith(path, StringComparison.Ordinal));
    }

    private static Task SeesAsync(IPage page, string heading) => Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(heading, new() { Timeout = 20_000 });

    // A passkey belongs to a name; an address made of numbers has none.
    private string At(string path) => site.At(path).Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    [GeneratedRegex(@"/konto/haslo/\S+", RegexOptions.None, 1000)]
    private static partial Regex PasswordPath();

    [GeneratedRegex(@"/biuro/edycje/(?<id>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EditionPath();
}

// The shop owner's journey is made on the other database.
public sealed class OfficeJourneyOnPostgres() : OfficeJourneyTests(new PostgresDatabase());
