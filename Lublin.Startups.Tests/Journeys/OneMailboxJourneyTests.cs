using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests;

/// <summary>Two people of one firm with one mailbox, and one without a seat yet: forms that are wrong, dates that are missed, mail that is held.</summary>
public abstract class OneMailboxJourneyTests(ITestDatabase database) : IAsyncLifetime
{
    private const string Mailbox = "biuro@firma.example";

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task The_calendar_ends_with_what_is_left_and_an_offer_lasts_as_long_as_promised_although_mail_was_held()
    {
        await using var post = new SmtpSink();
        await using var site = new RunningSite(database, post);
        await site.WithAsync(db => new Offer(Seats: 2) { Sessions = 2 }.AddAsync(db, new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero)));
        await site.StartAsync("2026-11-23T10:00");
        await using var calendar = await MailboxCalendar.OpenAsync(post, Mailbox);
        var anna = await PhonePerson.ArriveAsync(site, post, "Anna Niby", Mailbox, javaScript: false);
        var jan = await PhonePerson.ArriveAsync(site, post, "Jan Przykładny", Mailbox);
        var olga = await PhonePerson.ArriveAsync(site, post, "Olga Koval", "olga@example.org");

        await SignUpAfterAnErrorAsync(anna);
        await SignUpAsync(jan, "Zapisz mnie", "Masz miejsce na szkoleniu");
        await SignUpAsync(olga, "Zapisz mnie na listę rezerwową", "Jesteś na liście rezerwowej");
        await post.WaitForCountAsync(3, TimeSpan.FromMinutes(1));
        Assert.Equal(4, (await calendar.EntriesAsync()).Length);

        await MissTheSecondDateAsync(anna);
        await anna.MailAsync("Zgłoszona nieobecność");
        Assert.Equal(["2026-12-01", "2026-12-01", "2026-12-08"], Days(await calendar.EntriesAsync()));
        await anna.PressAsync("Jednak przyjdę");
        await Assertions.Expect(anna.Page.Locator(".toast-pl")).ToContainTextAsync("Czekamy na Ciebie na tym spotkaniu");
        await anna.MailAsync("Cofnięta nieobecność");
        Assert.Equal(["2026-12-01", "2026-12-01", "2026-12-08", "2026-12-08"], Days(await calendar.EntriesAsync()));

        await site.WithAsync(db => HoldAsync(db));
        await GiveUpAsync(anna);
        await olga.OpenLinkOfAsync(await olga.MailAsync("Lista rezerwowa"));
        await olga.SeesAsync("Czeka na Ciebie miejsce");
        await Assertions.Expect(olga.Page.Locator("main")).ToContainTextAsync("Możesz odpowiedzieć już teraz");

        await site.StopAsync();
        await site.WithAsync(db => db.MailHolds.ExecuteDeleteAsync());
        await site.StartAsync("2026-11-25T10:00");
        var offered = await olga.MailAsync("Odpowiedz");
        Assert.Contains("do czwartku 26 listopada 2026, 10:0", offered.Subject, StringComparison.Ordinal);
        await site.UntilAsync("the letter to be noted", db => db.Enrolments.AnyAsync(enrolment => enrolment.OfferToldAt != null));
        await olga.OpenLinkOfAsync(offered);
        await Assertions.Expect(olga.Page.Locator("main")).ToContainTextAsync("do czwartku 26 listopada 2026, 10:0");
        await olga.PressAsync("Przyjmuję miejsce");
        await olga.SeesAsync("Masz miejsce na szkoleniu");
        await olga.MailAsync("Masz miejsce");

        var left = await calendar.EntriesAsync();
        var jansId = await site.WithAsync(db => db.Enrolments.Where(enrolment => enrolment.Applicant.Name == "Jan Przykładny").Select(enrolment => enrolment.Id).SingleAsync());
        Assert.Equal(["2026-12-01", "2026-12-08"], Days(left));
        Assert.All(left, entry => Assert.EndsWith($"-{jansId}", entry, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Days(string[] entries) => entries.Select(entry => entry[..10]);

    private static async Task<int> HoldAsync(StartupsDb db)
    {
        db.Add(new MailHold(MailHold.Everything, "czytamy", "staff:1", DateTimeOffset.UnixEpoch));
        return await db.SaveChangesAsync();
    }

    private static async Task SignUpAfterAnErrorAsync(PhonePerson person)
    {
        await person.OpenAsync("/szkolenia/ksef-bez-stresu");
        await person.FollowAsync("Zapisz się");
        await person.SeesAsync("Twoje dane");
        await person.Page.Locator("#Form_Name").FillAsync("Anna Niby");
        await person.PressAsync("Dalej: sprawdź dane");
        await Assertions.Expect(person.Page.Locator(".errsum")).ToBeVisibleAsync();
        Assert.Equal(200, (await person.Page.GoBackAsync())!.Status);
        await person.SeesAsync("Twoje dane");
        Assert.Equal(200, (await person.Page.GoForwardAsync())!.Status);
        await Assertions.Expect(person.Page.Locator("#Form_Name")).ToHaveValueAsync("Anna Niby");
        await person.FillInAsync();
        await person.SeesAsync("Sprawdź dane przed wysłaniem");
        await person.PressAsync("Zapisz mnie");
        await person.SeesAsync("Masz miejsce na szkoleniu");
    }

    private static async Task SignUpAsync(PhonePerson person, string button, string heading)
    {
        await person.OpenAsync("/szkolenia/ksef-bez-stresu/2026-12-01/zapisy");
        if (await person.Page.GetByRole(AriaRole.Button, new() { Name = "Dalej", Exact = true }).CountAsync() > 0)
            await person.PressAsync("Dalej");
        await person.SeesAsync("Twoje dane");
        await person.FillInAsync();
        await person.PressAsync(button);
        await person.SeesAsync(heading);
    }

    private static async Task MissTheSecondDateAsync(PhonePerson person)
    {
        await person.FollowAsync("Nie mogę przyjść");
        await person.Page.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await person.PressAsync("Wyślij: nie przyjdę");
        await Assertions.Expect(person.Page.Locator("main")).ToContainTextAsync("zgłoszono nieobecność");
    }

    private static async Task GiveUpAsync(PhonePerson person)
    {
        await person.FollowAsync("Nie mogę przyjść");
        await person.Page.Locator("input[value=calosc]").CheckAsync();
        await person.PressAsync("Wyślij: nie przyjdę");
    }
}

public sealed class OneMailboxJourneyOnSqlite() : OneMailboxJourneyTests(new SqliteDatabase());
