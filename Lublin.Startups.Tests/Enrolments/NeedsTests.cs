using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests;

public abstract class NeedsTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 12, 14);
    private readonly TestOffice office = new(database, new TestClock());
    private SessionPlan plan = null!;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        plan = new(Day, new(17, 0), new(19, 30), await office.OpenRoomAsync());
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [InlineData("2026-12-14", "2026-12-11T13:00Z")]
    [InlineData("2027-03-30", "2027-03-27T13:00Z")]
    [InlineData("2027-03-31", "2027-03-28T12:00Z")]
    public void The_deadline_is_three_days_before_at_two_by_the_clock_in_Warsaw(string firstDay, string deadline) =>
        Assert.Equal(DateTimeOffset.Parse(deadline), NeedsSummary.DeadlineFor(DateOnly.Parse(firstDay)));

    [Fact]
    public async Task The_venue_gets_numbers_of_those_who_have_a_place_and_staff_see_who()
    {
        var edition = await office.PublishAsync(3, [plan]);
        await office.EnrolAsync(edition, "Ewa Żak", needs: Needs.Wheelchair | Needs.SignLanguage);
        await office.EnrolAsync(edition, "Jan Bez");
        await office.EnrolAsync(edition, "Anna Ćma", needs: Needs.Wheelchair);
        await office.EnrolAsync(edition, "Ola Czeka", needs: Needs.InductionLoop);

        var needs = await NeedsAsync(edition);

        Assert.Equal([(Needs.SignLanguage, 1), (Needs.Wheelchair, 2)], needs.Summary.Counts);
        Assert.Equal([("Ola Czeka", false), ("Anna Ćma", true), ("Ewa Żak", true)], needs.People.Select(person => (person.Name, person.HasPlace)));
        Assert.Null(await office.AskAsync<StartupsDb, EditionNeeds?>(db => db.EditionNeedsAsync(999)));
    }

    [Fact]
    public async Task An_edition_is_due_until_its_venue_knows_and_again_when_somebody_else_signs_up()
    {
        var edition = await office.PublishAsync(5, [plan]);
        await office.PublishAsync(5, [plan], title: "Nikt niczego nie potrzebuje");
        await office.EnrolAsync(edition, "Ewa", needs: Needs.SignLanguage);
        office.Clock.AdvanceTo(Deadline.AddDays(-7).AddSeconds(-1));
        Assert.Empty(await DueAsync());

        office.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((edition.Id, Deadline, true), Assert.Single((await DueAsync()).Select(due => (due.EditionId, due.Deadline, due.Summary.AsksForSignLanguage))));
        Assert.False(await TellAsync(edition, "SignLanguage=2"));
        Assert.True(await TellAsync(edition, "SignLanguage=1"));
        Assert.True(await TellAsync(edition, "SignLanguage=1"));
        Assert.Empty(await DueAsync());
        Assert.True((await NeedsAsync(edition)).IsTold);

        await office.EnrolAsync(edition, "Jan", needs: Needs.Laptop);
        Assert.Single(await DueAsync());
        office.Clock.AdvanceTo(Deadline.AddHours(1));
        Assert.Single(await DueAsync());
        office.Clock.AdvanceTo(Warsaw.ToInstant(Day, new(17, 0)));
        Assert.Empty(await DueAsync());
    }

    private static DateTimeOffset Deadline => Warsaw.ToInstant(Day.AddDays(-3), new(14, 0));

    private async Task<EditionNeeds> NeedsAsync(Edition edition) => (await office.AskAsync<StartupsDb, EditionNeeds?>(db => db.EditionNeedsAsync(edition.Id)))!;

    private Task<bool> TellAsync(Edition edition, string shown) => office.AskAsync<NeedsDesk, bool>(desk => desk.TellAsync(edition.Id, shown, "staff:1"));

    private Task<IReadOnlyList<NeedsDue>> DueAsync() => office.AskAsync<StartupsDb, IReadOnlyList<NeedsDue>>(db => db.NeedsDueAsync(office.Clock.GetUtcNow()));
}

public sealed class NeedsOnSqliteTests() : NeedsTests(new SqliteDatabase());

public sealed class NeedsOnPostgresTests() : NeedsTests(new PostgresDatabase());
