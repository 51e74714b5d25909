using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Reminders.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>The main job of the product from end to end: real pages, real mail, real restarts.</summary>
public abstract class ShopOwnerJourneyTests(ITestDatabase database) : IAsyncLifetime
{
    private const string Training = "KSeF bez stresu";
    private static readonly DateTimeOffset Nine = new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero);

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_seat_is_taken_given_back_offered_to_the_next_accepted_and_remembered_once()
    {
        await using var post = new SmtpSink();
        await using var site = new RunningSite(database, post);
        await site.WithAsync(db => new Offer(Seats: 1) { Title = Training }.AddAsync(db, new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero)));
        await site.StartAsync("2026-11-26T10:00");
        var owner = await PhonePerson.ArriveAsync(site, post, "Hanna Żółć", "hanna@example.org");
        var next = await PhonePerson.ArriveAsync(site, post, "Bohdan Koval", "bohdan@example.org", javaScript: false);

        await SignUpFromTheHomePageAsync(owner);
        await JoinTheQueueAsync(next);
        await GiveBackTheSeatByTheLinkInTheMailAsync(owner);
        await AcceptTheOfferByTheLinkInTheMailAsync(next);

        await site.StopAsync();
        await site.StartAsync("2026-11-30T08:59:45");
        await next.MailAsync("Jutro o 17:00");
        await site.UntilAsync("the reminder to be marked sent", db => db.Outbox.AnyAsync(mail => mail.Kind == RosterMails.Reminder && mail.SentAt != null));
        Assert.True(await site.WithAsync(db => db.Outbox.Where(mail => mail.Kind == RosterMails.Reminder).Select(mail => mail.CreatedAt).SingleAsync()) >= Nine);

        await site.KillAsync();
        await site.StartAsync("2026-11-30T09:05:50");
        await site.UntilAsync("the next look for reminders", db => LookedAtAsync(db, Nine.AddMinutes(6)));
        await AskForLinksAsync(next);

        Assert.Single(next.Mails("Jutro o 17:00"));
        Assert.Empty(owner.Mails("Jutro"));
        Assert.DoesNotContain("@example.org", site.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("Koval", site.Said, StringComparison.Ordinal);
    }

    private static async Task SignUpFromTheHomePageAsync(PhonePerson owner)
    {
        await owner.OpenAsync("/");
        await owner.Page.GetByRole(Microsoft.Playwright.AriaRole.Searchbox).FillAsync("ksef");
        await owner.PressAsync("Szukaj");
        await owner.SeesAsync("Szkolenia");
        await owner.FollowAsync(Training);
        await owner.SeesAsync(Training);
        await owner.FollowAsync("Zapisz się");
        await owner.SeesAsync("Twoje dane");
        await owner.FillInAsync();
        await owner.SeesAsync("Sprawdź dane przed wysłaniem");
        await owner.PressAsync("Zapisz mnie");
        await owner.SeesAsync("Masz miejsce na szkoleniu");
    }

    private static async Task JoinTheQueueAsync(PhonePerson next)
    {
        await next.OpenAsync("/szkolenia");
        await next.FollowAsync(Training);
        await next.SeesAsync(Training);
        await next.FollowAsync("Lista rezerwowa");
        await next.SeesAsync("Twoje dane");
        Assert.StartsWith("Na ten termin nie ma już miejsc.", await next.Page.Locator(".note p").First.InnerTextAsync(), StringComparison.Ordinal);
        await next.FillInAsync();
        await next.SeesAsync("Na ten termin nie ma już miejsc");
        await next.PressAsync("Zapisz mnie na listę rezerwową");
        await next.SeesAsync("Jesteś na liście rezerwowej");
        Assert.Contains("1. miejsce", (await next.MailAsync("Lista rezerwowa")).Text, StringComparison.Ordinal);
    }

    private static async Task GiveBackTheSeatByTheLinkInTheMailAsync(PhonePerson owner)
    {
        var confirmed = await owner.MailAsync("Masz miejsce");
        Assert.Equal("REQUEST", Assert.Single(confirmed.Calendars).ContentType.Parameters["method"]);
        await owner.OpenLinkOfAsync(confirmed);
        await owner.SeesAsync("Masz miejsce na szkoleniu");
        await owner.FollowAsync("Nie mogę przyjść");
        await owner.SeesAsync("Nie mogę przyjść");
        await owner.PressAsync("Wyślij: nie przyjdę");
        await owner.SeesAsync("Zapis jest odwołany");
    }

    private static async Task AcceptTheOfferByTheLinkInTheMailAsync(PhonePerson next)
    {
        var offered = await next.MailAsync("Odpowiedz");
        await next.OpenLinkOfAsync(offered);
        await next.SeesAsync("Czeka na Ciebie miejsce");
        await next.PressAsync("Przyjmuję miejsce");
        await next.SeesAsync("Masz miejsce na szkoleniu");
        var invitation = Assert.Single((await next.MailAsync("Masz miejsce")).Calendars);
        Assert.Equal("REQUEST", invitation.ContentType.Parameters["method"]);
        Assert.Contains("DTSTART;TZID=Europe/Warsaw:20261201T170000", ReceivedMail.TextOf(invitation), StringComparison.Ordinal);
    }

    // Mails go out in the order in which they were planned: behind this one no reminder can be left.
    private static async Task AskForLinksAsync(PhonePerson person)
    {
        await person.OpenAsync("/moje-zapisy");
        await person.Page.Locator("#Email").FillAsync(person.Email);
        await person.PressAsync("Wyślij moje linki");
        await person.SeesAsync("Sprawdź swoją pocztę");
        await person.MailAsync("Linki do Twoich zapisów");
    }

    private static Task<bool> LookedAtAsync(StartupsDb db, DateTimeOffset tick) =>
        db.JobRuns.AnyAsync(run => run.Name == PutRemindersJob.Name && run.PlannedFor >= tick && run.EndedAt != null && run.Failure == null);
}

// The office's journey is made on the other database.
public sealed class ShopOwnerJourneyOnSqlite() : ShopOwnerJourneyTests(new SqliteDatabase());
