using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages.Office;

/// <summary>The office's first page, on Monday 23 November 2026 at 9:00.</summary>
public abstract class TodayTests(SharedSite site) : SiteTests(site)
{
    // As docs/performance.md says: however many trainings there are. What those who lead declared, their ways, and what was settled add four at most.
    private const int Queries = 11;

    [Fact]
    public async Task An_empty_office_has_nothing_to_do()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync("/biuro");

        Assert.Contains("Nic nie czeka.", page.Texts("section p"));
        Assert.Contains("Dziś i jutro nie ma spotkań.", page.Texts("section p"));
    }

    [Fact]
    public async Task Sessions_of_today_and_tomorrow_lead_to_their_edition_and_their_lists()
    {
        var edition = await PublishAsync("Podatki", new DateOnly(2026, 11, 24));
        await PublishAsync("Za tydzień", new DateOnly(2026, 11, 30));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync("/biuro");

        Assert.Equal(["Podatki"], page.Texts("tbody th a"));
        Assert.Equal($"/biuro/edycje/{edition}", page.Document.QuerySelector("tbody th a")!.GetAttribute("href"));
        Assert.All(page.Document.QuerySelectorAll("tbody td a"), link => Assert.StartsWith("/biuro/spotkania/", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Contains("Za tydzień", string.Join(' ', page.Texts("#tydzien ~ div li")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_somebody_stands_under_to_do()
    {
        var room = await RoomAsync(seats: 5);
        await PublishAsync("Za mała sala", new DateOnly(2026, 12, 1), room: room, capacity: 20);
        var full = await PublishAsync("Pełne", new DateOnly(2026, 12, 2), capacity: 1);
        foreach (var name in (string[])["Pierwsza", "Druga"])
            await EnrolAsync(full, name);
        Assert.IsType<PlanOutcome.Saved>(await Site.SetSeatsAsync(full, 2, Actor.Staff(1)));
        await DeliverAsync();
        await Site.WriteAsync(async db =>
        {
            var mail = new OutboxMail(RosterMails.Confirmed, Enrolment.SubjectOf(await db.Enrolments.MinAsync(enrolment => enrolment.Id)), "failed", "pl", Site.Clock.GetUtcNow());
            db.Add(mail);
            db.Entry(mail).Property(each => each.FailedAt).CurrentValue = Site.Clock.GetUtcNow().AddHours(-1);
        });
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var todo = (await staff.OpenAsync("/biuro")).Texts(".todo a");

        Assert.Contains("Konflikt: Za mała sala", todo);
        Assert.Contains("Propozycje miejsca: Pełne", todo);
        Assert.Contains("1 niewysłany e-mail", todo);
    }

    [Fact]
    public async Task A_free_seat_that_can_no_longer_be_offered_is_for_the_telephone()
    {
        Site.Clock.AdvanceTo(new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        var edition = await PublishAsync("Zaraz", new DateOnly(2026, 11, 23), capacity: 1, start: new TimeOnly(12, 0));
        foreach (var name in (string[])["Pierwsza", "Druga"])
            await EnrolAsync(edition, name);
        Site.Clock.AdvanceTo(new(2026, 11, 23, 10, 30, 0, TimeSpan.Zero));
        var first = (await EnrolmentsAsync())[0];
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(first));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        Assert.Contains("Zadzwoń do rezerwowych: Zaraz", (await staff.OpenAsync("/biuro")).Texts(".todo a"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task However_much_there_is_the_page_asks_the_database_as_often(int many)
    {
        for (var each = 0; each < many; each++)
        {
            var edition = await PublishAsync($"Szkolenie {each}", new DateOnly(2026, 11, 24).AddDays(each), capacity: 1);
            await EnrolAsync(edition, "Pierwsza");
            await EnrolAsync(edition, "Druga");
        }

        using var staff = await Site.StaffAsync(StaffRole.Staff);
        await staff.OpenAsync("/biuro");

        Assert.Equal(Queries, await Site.Commands.LeastAsync(() => staff.OpenAsync("/biuro")));
    }

    private async Task<long> PublishAsync(string title, DateOnly date, long? room = null, int capacity = 10, TimeOnly? start = null)
    {
        long id = 0;
        await Site.WriteAsync(async db =>
        {
            var text = new LocalText("pl", title);
            var programme = new Programme(ProgrammeKind.Training, Slug.From(title), new(text, text, text, text, Bring: null), ProgrammeLevel.Basic);
            var edition = new Edition(programme, new(capacity, "pl", Site.Clock.GetUtcNow().AddDays(-1), "2026-11-01", ClosesAt: Site.Clock.GetUtcNow().AddDays(5)));
            var begins = start ?? new TimeOnly(17, 0);
            edition.AddSession(new(date, begins, begins.AddHours(2), room, room is null ? "https://spotkania.example.org/a" : null));
            edition.Publish($"{date:yyyy-MM-dd}", Site.Clock.GetUtcNow());
            db.Add(edition);
            await db.SaveChangesAsync();
            id = edition.Id;
        });
        return id;
    }

    private async Task<long> RoomAsync(int seats)
    {
        long id = 0;
        await Site.WriteAsync(async db =>
        {
            var venue = new Venue("Dom", "ul. Testowa 1, 20-000 Lublin", new("pl", "Bez progu"), new("pl", "Przystanek"));
            var room = venue.AddRoom("Sala", seats);
            db.Add(venue);
            await db.SaveChangesAsync();
            id = room.Id;
        });
        return id;
    }

    private Task<EnrolmentOutcome> EnrolAsync(long edition, string name) => AtDeskAsync<EnrolmentDesk, EnrolmentOutcome>(desk => desk.SignUpAsync(edition, new(
        Guid.CreateVersion7(), PersonalLink.NewNonce(), new(name, $"{Guid.CreateVersion7():N}@example.org", null, Situation.PlansFirm), 1, "pl", "2026-11-01", "2026-11-01", QueueIfFull: true)));
}

public sealed class TodayOnSqlite(SqliteSite site) : TodayTests(site), IClassFixture<SqliteSite>;

public sealed class TodayOnPostgres(PostgresSite site) : TodayTests(site), IClassFixture<PostgresSite>;
