using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Lists of people, on both databases.</summary>
public abstract class PeopleQueriesTests(ITestDatabase database) : IAsyncLifetime
{
    private readonly TestOffice office = new(database, new());
    private Edition edition = null!;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        edition = await office.PublishAsync(200, [new(new(2026, 12, 1), new(17, 0), new(19, 30), null, "https://spotkania.example.org/x")]);
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [InlineData("zolc", "Łucja Żółć-Ś")]
    [InlineData("ŁUCJA", "Łucja Żółć-Ś")]
    [InlineData("żółć-ś łucja", "Łucja Żółć-Ś")]
    [InlineData("lucja@example.org", "Łucja Żółć-Ś")]
    [InlineData("Lucja@", "Łucja Żółć-Ś")]
    [InlineData("100%", "100% Ewa_x")]
    [InlineData("ewa", "100% Ewa_x")]
    [InlineData("olc", "Łucja Żółć-Ś")]
    [InlineData("ć-ś łu", "Łucja Żółć-Ś")]
    [InlineData("_", "100% Ewa_x")]
    [InlineData("%e", null)]
    [InlineData("nikt", null)]
    [InlineData("ucja@", null)]
    public async Task A_person_is_found_by_any_part_of_their_name_or_the_beginning_of_their_address(string typed, string? name)
    {
        await EnrolTwoAsync();
        Assert.Equal(name is null ? [] : [name], await NamesAsync(new(Search: typed)));
    }

    [Fact]
    public async Task A_person_is_found_by_their_number_however_it_is_typed()
    {
        var person = await office.EnrolAsync(edition, "Łucja Żółć");
        foreach (var typed in (string[])[person.Number, person.Number.ToLowerInvariant(), $"{person.Id:D4}", $"{person.Id}"])
            Assert.Equal(["Łucja Żółć"], await NamesAsync(new(Search: typed)));
        Assert.Empty(await NamesAsync(new(Search: "PL-2026-9999")));
    }

    [Theory]
    [InlineData(PeopleOrder.Number)]
    [InlineData(PeopleOrder.Time)]
    public async Task Pages_follow_each_other_by_key_there_and_back_and_nobody_is_on_two(PeopleOrder order)
    {
        for (var i = 0; i < PeopleQueries.PageSize + 3; i++)
        {
            // Some sign up at the same instant, on both sides of where a page ends.
            office.Clock.Advance(TimeSpan.FromMilliseconds(i % 4 == 0 ? 1 : 0));
            await office.EnrolAsync(edition, $"Osoba {i}");
        }

        var first = await PageAsync(null, order);
        var second = await PageAsync(first.After, order);
        var back = await PageAsync(second.Before, order);
        Assert.Equal((PeopleQueries.PageSize, 3), (first.Rows.Count, second.Rows.Count));
        Assert.Equal((false, true, true, false), (first.HasBefore, first.HasAfter, second.HasBefore, second.HasAfter));
        Assert.Equal(Ids(first), Ids(back));
        Assert.Empty(Ids(first).Intersect(Ids(second)));
        Assert.False(back.HasBefore);
    }

    [Fact]
    public async Task The_queue_is_paged_in_its_own_order()
    {
        var small = await office.PublishAsync(1, [new(new(2026, 12, 2), new(17, 0), new(19, 30), null, "https://spotkania.example.org/y")]);
        List<Enrolment> people = [];
        for (var i = 0; i < 4; i++)
            people.Add(await office.EnrolAsync(small));
        await office.AskAsync<PeopleDesk, QueueMove?>(desk => desk.MoveAsync(small.Id, people[3].Id, 1, "Powód", "staff:7"));
        var page = await office.AskAsync<StartupsDb, PeoplePage>(db => db.PeopleOf(small.Id).In(EnrolmentState.Waiting, Now).PageAsync(null, PeopleOrder.Queue));
        Assert.Equal([people[3].Id, people[1].Id, people[2].Id], Ids(page));
        var rest = await office.AskAsync<StartupsDb, PeoplePage>(db => db.PeopleOf(small.Id).In(EnrolmentState.Waiting, Now).PageAsync(PageKey.Of(page.Rows[0].Enrolment, PeopleOrder.Queue, isBack: false), PeopleOrder.Queue));
        Assert.Equal([people[1].Id, people[2].Id], Ids(rest));
        var before = await office.AskAsync<StartupsDb, PeoplePage>(db => db.PeopleOf(small.Id).In(EnrolmentState.Waiting, Now).PageAsync(PageKey.Of(page.Rows[2].Enrolment, PeopleOrder.Queue, isBack: true), PeopleOrder.Queue));
        Assert.Equal([people[3].Id, people[1].Id], Ids(before));
    }

    [Fact]
    public async Task Every_state_in_the_database_is_the_state_of_the_entity()
    {
        var small = await office.PublishAsync(2, [new(new(2026, 12, 2), new(17, 0), new(19, 30), null, "https://spotkania.example.org/y")]);
        List<Enrolment> people = [];
        for (var i = 0; i < 7; i++)
            people.Add(await office.EnrolAsync(small));
        await DoAsync(small, desk => desk.CancelAsync(small.Id, [people[0].Id], "Powód", "staff:7"));
        await DoAsync(small, desk => desk.AnswerOfferAsync(small.Id, people[2].Id, accepts: false, "staff:7"));
        await office.LettersLeaveAsync();
        office.Clock.Advance(TimeSpan.FromDays(2));
        await office.AskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(people[1]));
        var all = await office.AskAsync<StartupsDb, List<Enrolment>>(db => db.PeopleOf(small.Id).ToListAsync());
        foreach (var state in Enum.GetValues<EnrolmentState>())
        {
            var found = await office.AskAsync<StartupsDb, List<long>>(db => db.PeopleOf(small.Id).In(state, Now).OrderBy(each => each.Id).Select(each => each.Id).ToListAsync());
            Assert.Equal(all.Where(each => each.StateAt(Now) == state).Select(each => each.Id).Order(), found);
        }

        Assert.Equal(6, all.Select(each => each.StateAt(Now)).Distinct().Count());
        var active = await office.AskAsync<StartupsDb, List<long>>(db => db.PeopleOf(small.Id).ActiveAt(Now).OrderBy(each => each.Id).Select(each => each.Id).ToListAsync());
        Assert.Equal(all.Where(each => each.IsActiveAt(Now)).Select(each => each.Id).Order(), active);
    }

    [Fact]
    public async Task Filters_narrow_by_need_situation_and_trouble_with_mail()
    {
        await office.EnrolAsync(edition, "Anna", needs: Needs.Laptop | Needs.Wheelchair);
        await office.EnrolAsync(edition, "Ewa");
        Assert.Equal(["Anna"], await NamesAsync(new(Need: Needs.Laptop)));
        Assert.Empty(await NamesAsync(new(Need: Needs.SignLanguage)));
        Assert.Equal(2, (await NamesAsync(new(Situation: Situation.PlansFirm))).Count);
        Assert.Empty(await NamesAsync(new(Mail: MailTrouble.NoAddress)));
        Assert.Empty(await NamesAsync(new(Mail: MailTrouble.Refused)));
    }

    [Theory]
    [InlineData("po.0.418")]
    [InlineData("przed.-3.12")]
    public void A_key_is_read_as_it_is_written(string text) => Assert.Equal(text, PageKey.Parse(text)!.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("418")]
    [InlineData("po.0.-1")]
    [InlineData("obok.0.1")]
    [InlineData("po.99999999999999999999.1")]
    public void What_is_no_key_begins_at_the_beginning(string? text) => Assert.Null(PageKey.Parse(text));

    [Theory]
    [InlineData("po.-1.1")]
    [InlineData("po.9223372036854775807.1")]
    public async Task A_key_of_no_instant_begins_a_year_at_the_beginning(string key)
    {
        await EnrolTwoAsync();
        Assert.Equal(2, (await PageAsync(PageKey.Parse(key), PeopleOrder.Time)).Rows.Count);
    }

    private DateTimeOffset Now => office.Clock.GetUtcNow();

    private async Task EnrolTwoAsync()
    {
        await office.EnrolAsync(edition, "Łucja Żółć-Ś", "lucja@example.org");
        await office.EnrolAsync(edition, "100% Ewa_x", "ewa@example.org");
    }

    private Task<List<string>> NamesAsync(PeopleFilter filter) => office.AskAsync<StartupsDb, List<string>>(db =>
        db.PeopleOfYear(2026).Where(filter, Now).OrderBy(person => person.Id).Select(person => person.Applicant.Name).ToListAsync());

    private Task<PeoplePage> PageAsync(PageKey? from, PeopleOrder order) => office.AskAsync<StartupsDb, PeoplePage>(db => db.PeopleOf(edition.Id).PageAsync(from, order));

    private Task<T> DoAsync<T>(Edition of, Func<PeopleDesk, Task<T>> deed) => office.AskAsync<PeopleDesk, T>(desk => deed(desk));

    private static List<long> Ids(PeoplePage page) => [.. page.Rows.Select(row => row.Enrolment.Id)];
}

public sealed class PeopleQueriesOnSqlite() : PeopleQueriesTests(new SqliteDatabase());

public sealed class PeopleQueriesOnPostgres() : PeopleQueriesTests(new PostgresDatabase());
