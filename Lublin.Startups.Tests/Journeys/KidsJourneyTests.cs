using Lublin.Startups.Tests.Support;

namespace Lublin.Startups.Tests;

/// <summary>A season of Przedsiębiorcze dzieciaki from its call to its figures: an office, a school and an animator on telephones, real pages and real mail.</summary>
public sealed class KidsJourneyTests : IAsyncLifetime
{
    private readonly SqliteDatabase database = new();

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_call_is_opened_filled_placed_agreed_planned_held_and_counted()
    {
        await using var post = new SmtpSink();
        await using var site = new RunningSite(database, post);
        await KidsSupply.AddAsync(site);
        await LectureSteps.HireAsync(database);
        await site.StartAsync("2026-11-23T09:00");
        var (office, school) = (new KidsOfficeSteps(site, await Browser.NewPageAsync()), new KidsSchoolSteps(site, post, await Browser.NewPageAsync(390, 844)));
        await office.SignInAsync();

        await office.OpenTheCallAsync();
        await school.ComeInAsync();
        await school.RegisterAsync(("1a", 24), ("1b", 24), ("zerówka", 20));
        await school.SeesAsync("Ma miejsce", "Ma miejsce", "Rezerwa: 1. miejsce");
        await school.IsToldOfAllAsync("1a", "1b", "zerówka");
        await office.CloseTheCallAsync();
        await office.MakeTheProtocolAsync("Ma miejsce", "Ma miejsce", "Rezerwa, 1. w kolejce Przy potwierdzeniu: dzieci 20, wolne miejsca 12.");

        await office.PlaceAllAsync();
        await office.PinTheVisitOfTheFirstAsync();
        await office.OneHostAcceptsAndOneRefusesAsync();
        await office.PlanAnewAsync();
        await office.TellTheDatesAsync();
        await school.KnowsTheDatesAsync(groups: 2);

        await site.StopAsync();
        // A moment before the next look for reminders.
        await site.StartAsync("2027-03-15T09:05:45");
        var animator = await KidsSupply.LinkOfAsync(post);
        await site.StopAsync();
        await site.StartAsync("2027-03-16T10:00");
        await KidsSupply.LogTheFirstMeetingAsync(animator);

        await school.ComeInAsync();
        await school.ShrinkTheFirstAsync(16);
        await office.SignInAsync();
        await office.OfferThePlaceByTelephoneAsync("zerówka");
        await school.IsInAsync("zerówka");
        await office.SeesFiguresAsync(("Grupy z miejscem", 3), ("Dzieci w tych grupach", 60), ("Placówki", 1), ("Osoby opiekujące się grupami", 1), ("Osoby prowadzące spotkania", 2), ("Godziny lekcyjne", 1), ("Wizyty w firmach", 0));
    }
}
