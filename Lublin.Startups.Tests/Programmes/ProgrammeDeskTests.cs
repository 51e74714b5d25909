using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Programmes, drafts and places, as the office keeps them.</summary>
public abstract class ProgrammeDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private const string Clerk = "staff:1";
    private static readonly ProgrammeTexts Texts = new(new("pl", "KSeF bez stresu"), new("pl", "Wstęp"), new("pl", "Nauka"), new("pl", "Dla firm"), null);
    private readonly TestOffice office = new(database, new TestClock(new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero)));

    public async ValueTask InitializeAsync() => await office.InitializeAsync();

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task An_address_that_is_taken_is_refused_with_one_that_is_free()
    {
        Assert.IsType<ProgrammeOutcome.Created>(await CreateAsync("ksef"));
        Assert.IsType<ProgrammeOutcome.Created>(await CreateAsync("ksef-2"));
        Assert.Equal(new ProgrammeOutcome.SlugTaken("ksef-3"), await CreateAsync("ksef"));
    }

    [Fact]
    public async Task Of_many_who_make_one_address_at_once_one_gets_it()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => CreateAsync("ksef")));
        Assert.Single(outcomes.OfType<ProgrammeOutcome.Created>());
        Assert.All(outcomes.OfType<ProgrammeOutcome.SlugTaken>(), outcome => Assert.Equal("ksef-2", outcome.Free));
    }

    [Fact]
    public async Task Of_many_who_change_one_text_at_once_one_is_kept_and_history_says_before_and_after()
    {
        var id = Assert.IsType<ProgrammeOutcome.Created>(await CreateAsync("ksef")).Id;
        var saved = await Task.WhenAll(Enumerable.Range(0, 5).Select(n => ChangeAsync(id, 0, Texts with { Lead = new("pl", $"Wstęp {n}") })));
        Assert.Single(saved, kept => kept);
        var row = Assert.Single(await HistoryAsync("programme", id), row => row.Verb == "Changed");
        Assert.StartsWith("""{"changes":{"lead.pl":["Wstęp","Wstęp """, row.Details, StringComparison.Ordinal);
        Assert.True(await ChangeAsync(id, 1, Texts));
    }

    [Fact]
    public async Task A_preview_opens_a_draft_until_another_link_is_made_and_never_a_published_edition()
    {
        var id = Assert.IsType<ProgrammeOutcome.Created>(await CreateAsync("ksef")).Id;
        var draft = await office.AskAsync<EditionDesk, long>(desk => desk.PlanAsync(id, new(5, "pl", office.Clock.GetUtcNow(), "2026-11-01"), Clerk));
        await PreviewAsync(draft, open: true);
        var first = await CodeAsync(draft);
        Assert.Equal(draft, (await FindAsync(first))?.Id);
        await PreviewAsync(draft, open: true);
        Assert.Null(await FindAsync(first));
        Assert.Equal(draft, (await FindAsync(await CodeAsync(draft)))?.Id);
        var second = await CodeAsync(draft);
        await PreviewAsync(draft, open: false);
        Assert.Null(await FindAsync(second));
        Assert.Null(await FindAsync("nic"));

        Assert.True(await office.AskAsync<EditionDesk, bool>(desk => desk.DiscardAsync(draft, Clerk)));
        Assert.Equal(0, await office.AskAsync<StartupsDb, int>(db => db.Editions.CountAsync()));
    }

    [Fact]
    public async Task What_sessions_to_come_need_is_not_archived()
    {
        var room = await office.OpenRoomAsync();
        var venue = await office.AskAsync<StartupsDb, long>(db => db.Venues.Select(venue => venue.Id).SingleAsync());
        var edition = await office.PublishAsync(5, [new(new(2026, 11, 24), new(17, 0), new(19, 0), room)]);
        Assert.Equal((1, 1), (await ArchiveAsync(desk => desk.ArchiveRoomAsync(room, archive: true, Clerk)), await ArchiveAsync(desk => desk.ArchiveVenueAsync(venue, archive: true, Clerk))));

        office.Clock.AdvanceTo(edition.LastEnd);
        Assert.Equal(0, await ArchiveAsync(desk => desk.ArchiveRoomAsync(room, archive: true, Clerk)));
        Assert.Empty(await office.AskAsync<StartupsDb, IReadOnlyList<RoomChoice>>(db => db.RoomChoicesAsync()));
        await ArchiveAsync(desk => desk.ArchiveRoomAsync(room, archive: false, Clerk));
        Assert.Single(await office.AskAsync<StartupsDb, IReadOnlyList<RoomChoice>>(db => db.RoomChoicesAsync()));
        Assert.Equal(["Archived", "Restored"], (await HistoryAsync("room", room)).Select(row => row.Verb));
    }

    [Fact]
    public async Task Of_two_who_change_a_place_the_second_is_stopped_and_a_presenters_name_is_not_in_the_history()
    {
        var presenter = ((AddOutcome.Added)await office.AskAsync<PlaceDesk, AddOutcome>(desk => desk.AddPresenterAsync(new("Maria Przykład", new("pl", "Uczy.")), Clerk))).Id;
        Assert.True(await office.AskAsync<PlaceDesk, bool>(desk => desk.ChangePresenterAsync(presenter, 0, new("Maria Nowa", new("pl", "Uczy.")), Clerk)));
        Assert.False(await office.AskAsync<PlaceDesk, bool>(desk => desk.ChangePresenterAsync(presenter, 0, new("Maria Inna", new("pl", "Uczy.")), Clerk)));
        Assert.Equal("""{"changes":{"name":[]}}""", (await HistoryAsync("presenter", presenter))[^1].Details);
    }

    private Task<ProgrammeOutcome> CreateAsync(string slug) =>
        office.AskAsync<ProgrammeDesk, ProgrammeOutcome>(desk => desk.CreateAsync(ProgrammeKind.Training, slug, Texts, ProgrammeLevel.Basic, Clerk));

    private Task<bool> ChangeAsync(long id, int version, ProgrammeTexts texts) =>
        office.AskAsync<ProgrammeDesk, bool>(desk => desk.ChangeAsync(id, version, texts, ProgrammeLevel.Basic, Clerk));

    private Task<int> ArchiveAsync(Func<PlaceDesk, Task<int>> work) => office.AskAsync(work);

    private Task PreviewAsync(long draft, bool open) => office.DoAsync<EditionDesk>(desk => desk.PreviewAsync(draft, open, Clerk));

    private Task<string> CodeAsync(long draft) => office.AskAsync<PreviewLinks, string>(async links =>
        links.CodeOf(await office.AskAsync<StartupsDb, Edition>(db => db.Editions.SingleAsync(edition => edition.Id == draft)))!);

    private Task<Edition?> FindAsync(string code) => office.AskAsync<PreviewLinks, Edition?>(links => links.FindAsync(code));

    private Task<List<History>> HistoryAsync(string subject, long id) => office.AskAsync<StartupsDb, List<History>>(db =>
        db.History.AsNoTracking().Where(row => row.Subject == subject && row.SubjectId == id).OrderBy(row => row.Id).ToListAsync());
}

public sealed class ProgrammeDeskOnSqliteTests() : ProgrammeDeskTests(new SqliteDatabase());

public sealed class ProgrammeDeskOnPostgresTests() : ProgrammeDeskTests(new PostgresDatabase());
