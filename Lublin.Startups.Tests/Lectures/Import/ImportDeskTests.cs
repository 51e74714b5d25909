using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Lectures.Import;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>A file of lectures goes into the working copy whole or not at all, and once.</summary>
public abstract class ImportDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2027, 3, 2);
    private readonly LectureOffice lectures = new(new TestOffice(database, new TestClock()));
    private ImportOffice imports = null!;

    public async ValueTask InitializeAsync()
    {
        await lectures.Office.InitializeAsync();
        await lectures.OpenAsync();
        imports = new(lectures);
    }

    public async ValueTask DisposeAsync() => await lectures.Office.DisposeAsync();

    [Fact]
    public async Task New_rows_become_drafts_with_all_that_the_row_says_and_a_second_import_changes_nothing()
    {
        var row = ImportOffice.Row(faculty: "Wydział Ekonomiczny", audience: "III rok", host: "gospodarz@example.org", entry: "zapisy", seats: "40", access: "wydział", expected: "55", stories: "porażka", recorded: "tak");
        await imports.SavedAsync(1, 0, row);

        var draft = await imports.SingleAsync();
        Assert.Equal(("Pierwsza firma", ProgrammeKind.Lecture, "pierwsza-firma"), (draft.Edition.Programme.Title.In("pl").Text, draft.Edition.Programme.Kind, draft.Edition.Programme.Slug));
        Assert.Null(draft.Edition.PublishedAt);
        Assert.Equal((Entry.Seats, 40, "pl", ImportOffice.Terms), (draft.Edition.Entry, draft.Edition.Capacity, draft.Edition.Language, draft.Edition.TermsVersion));
        Assert.Equal(
            new LectureFacts(draft.UniversityId, lectures.Host, null, "Wydział Ekonomiczny", "III rok", 55, LectureAccess.FacultyOnly, Stories.Failure) { IsRecorded = true }, draft.Facts);
        var session = Assert.Single(await lectures.SessionsAsync(draft.EditionId));
        Assert.Equal(new SessionPlan(Day, new(10, 15), new(11, 45), lectures.Room), session.Slot.Plan);
        Assert.Equal(["Zofia Mówi"], session.Slot.Presenters);

        Assert.Equal([ImportState.Unchanged], (await imports.PreviewAsync(row)).Lines.Select(line => line.State));
        await imports.SavedAsync(0, 0, row);
        Assert.Single(await imports.LecturesAsync());
    }

    [Fact]
    public async Task Rows_of_one_new_talk_make_one_talk()
    {
        await imports.SavedAsync(2, 0, ImportOffice.Row(), ImportOffice.Row(date: "2027-03-09", lead: ""));
        Assert.Single((await imports.LecturesAsync()).Select(lecture => lecture.Edition.ProgrammeId).Distinct());
    }

    [Fact]
    public async Task What_was_exported_comes_back_unchanged_and_moves_drafts_themselves_and_published_sessions_by_pending_changes()
    {
        var published = await lectures.SessionAsync(await lectures.PublishedAsync("Finanse", [new(Day, new(10, 15), new(11, 45), lectures.Room)]));
        var draft = await lectures.SessionAsync(await lectures.DraftAsync("Szkic", [new(Day.AddDays(1), new(10, 15), new(11, 45), null, "https://spotkania.example.org/x")], hosted: false));
        var rows = await imports.ExportAsync();
        Assert.Equal([published.Uid.ToString(), draft.Uid.ToString()], rows.Select(row => row[LectureColumn.Key]));
        Assert.All((await imports.PreviewAsync([.. rows])).Lines, line => Assert.Equal(ImportState.Unchanged, line.State));

        rows[0][LectureColumn.Start] = "12:00";
        rows[0][LectureColumn.End] = "13:30";
        rows[1][LectureColumn.Date] = "4.03.2027";
        rows[1][LectureColumn.Faculty] = "Wydział Prawa";
        await imports.SavedAsync(0, 2, [.. rows]);

        var moved = (await lectures.FindAsync(published.Uid))!;
        Assert.Equal((WorkingMark.Moved, new TimeOnly(10, 15), new TimeOnly(12, 0)), (moved.Mark, moved.Before!.Plan.Start, moved.After!.Plan.Start));
        Assert.Equal((WorkingMark.Unpublished, new DateOnly(2027, 3, 4)), ((await lectures.FindAsync(draft.Uid))!.Mark, (await lectures.StoredAsync(draft.Uid)).Date));
        Assert.Contains(await imports.LecturesAsync(), lecture => lecture.Faculty == "Wydział Prawa");
        Assert.All((await imports.PreviewAsync([.. rows])).Lines, line => Assert.Equal(ImportState.Unchanged, line.State));

        rows[0][LectureColumn.Start] = "10:15";
        rows[0][LectureColumn.End] = "11:45";
        await imports.SavedAsync(0, 1, rows[0]);
        Assert.Equal(WorkingMark.None, (await lectures.FindAsync(published.Uid))!.Mark);
        Assert.Equal(0, await lectures.Office.AskAsync<StartupsDb, int>(db => db.PendingChanges.CountAsync()));
    }

    [Fact]
    public async Task Several_speak_by_name_or_by_address_and_a_name_may_have_a_comma_in_it()
    {
        var doctor = await lectures.SpeakerAsync("Jan Uczony, doktor");
        var written = await lectures.Office.AskAsync<StartupsDb, long>(async db =>
        {
            var presenter = new Presenter(new("Ewa Pisana", new("pl", "Prowadzi drukarnię.")) { Email = "ewa@example.org" });
            db.Add(presenter);
            await db.SaveChangesAsync();
            return presenter.Id;
        });
        var row = ImportOffice.Row(speakers: "zofia  mowi, Jan Uczony, doktor; EWA@example.org");
        await imports.SavedAsync(1, 0, row);

        Assert.Equal([lectures.Speaker, doctor, written], Assert.Single(await lectures.SessionsAsync((await imports.SingleAsync()).EditionId)).Slot.PresenterIds);
        Assert.Equal(ImportState.Unchanged, Assert.Single((await imports.PreviewAsync(row)).Lines).State);
        Assert.All((await imports.PreviewAsync([.. await imports.ExportAsync()])).Lines, line => Assert.Equal(ImportState.Unchanged, line.State));
    }

    [Fact]
    public async Task What_is_archived_takes_nothing_new_and_what_stands_there_may_stay()
    {
        await lectures.DraftAsync("Szkic", [new(Day, new(10, 15), new(11, 45), lectures.OtherRoom)]);
        await lectures.Office.DoAsync<StartupsDb>(async db =>
        {
            var now = lectures.Office.Clock.GetUtcNow();
            (await db.Rooms.SingleAsync(room => room.Id == lectures.OtherRoom)).Archive(now);
            (await db.Presenters.SingleAsync(presenter => presenter.Id == lectures.Speaker)).Archive(now);
            await db.SaveChangesAsync();
        });
        var row = Assert.Single(await imports.ExportAsync());

        Assert.Equal(
            [LectureColumn.Room, LectureColumn.Speakers],
            (await imports.PreviewAsync(ImportOffice.Row().But(LectureColumn.Room, "Sala demo 2, Wydział Ekonomiczny"))).Faults.Where(fault => fault.Why == ImportWrong.Archived).Select(fault => fault.Column));
        await imports.SavedAsync(0, 1, row.But(LectureColumn.Date, "2027-03-09"));
    }

    [Fact]
    public async Task What_has_begun_is_not_moved_and_may_stand_in_the_file()
    {
        await lectures.PublishedAsync("Finanse", [new(Day, new(10, 15), new(11, 45), lectures.Room)]);
        var row = Assert.Single(await imports.ExportAsync());
        lectures.Office.Clock.Advance(TimeSpan.FromDays(120));
        Assert.Equal(ImportState.Unchanged, Assert.Single((await imports.PreviewAsync(row)).Lines).State);
        Assert.Equal([ImportWrong.Begun], (await imports.PreviewAsync(row.But(LectureColumn.Date, "2027-05-09"))).Faults.Select(fault => fault.Why));
    }

    [Fact]
    public async Task The_same_key_twice_in_one_file_stops_the_import()
    {
        await lectures.DraftAsync("Szkic", [new(Day, new(10, 15), new(11, 45), lectures.Room)]);
        var row = Assert.Single(await imports.ExportAsync());
        var again = row.But(LectureColumn.Date, "2027-03-09");

        var plan = await imports.PreviewAsync(ImportOffice.Row(), row, again);
        Assert.Equal([new(4, LectureColumn.Key, ImportWrong.KeyTwice, "3")], plan.Faults);
        Assert.IsType<ImportOutcome.Shown>(await imports.SaveAsync(plan.Seen, ImportOffice.Row(), row, again));
        Assert.Single(await imports.LecturesAsync());
    }

    [Fact]
    public async Task One_fault_keeps_all_rows_out()
    {
        var plan = await imports.PreviewAsync(ImportOffice.Row(), ImportOffice.Row(date: "2027-03-09", end: "9:00"));
        Assert.Equal((ImportState.New, ImportState.Faulty), (plan.Lines[0].State, plan.Lines[1].State));
        Assert.IsType<ImportOutcome.Shown>(await imports.SaveAsync(plan.Seen, ImportOffice.Row(), ImportOffice.Row(date: "2027-03-09", end: "9:00")));
        Assert.Empty(await imports.LecturesAsync());
    }

    [Theory]
    [InlineData(LectureColumn.Room, "Sala demo 11, Wydział Ekonomiczny", "Sala demo 1, Wydział Ekonomiczny")]
    [InlineData(LectureColumn.Speakers, "Zofia Mowia", "Zofia Mówi")]
    [InlineData(LectureColumn.University, "uczelnia demonstracyjn", "UD")]
    [InlineData(LectureColumn.Host, "gospodaz@example.org", "gospodarz@example.org")]
    public async Task What_is_not_known_is_a_fault_with_names_like_it_and_is_never_made(LectureColumn column, string typed, string nearest)
    {
        foreach (var name in new[] { "Jan Pierwszy", "Ewa Druga", "Adam Trzeci" })
            await lectures.SpeakerAsync(name);
        var fault = Assert.Single((await imports.PreviewAsync(ImportOffice.Row().But(column, typed))).Faults);
        Assert.Equal((column, ImportWrong.Unknown, typed), (fault.Column, fault.Why, fault.About));
        Assert.Equal(nearest, fault.Nearest[0]);
        Assert.InRange(fault.Nearest.Count, 1, 3);
        Assert.Equal(4, await lectures.Office.AskAsync<StartupsDb, int>(db => db.Presenters.CountAsync()));
    }

    [Theory]
    [InlineData(LectureColumn.End, "9:00", ImportWrong.EndsBeforeStart)]
    [InlineData(LectureColumn.End, "0:30", ImportWrong.EndsBeforeStart)]
    [InlineData(LectureColumn.End, "24:30", ImportWrong.TimeUnreadable)]
    [InlineData(LectureColumn.Date, "2027-02-30", ImportWrong.DateUnreadable)]
    [InlineData(LectureColumn.Date, "w marcu", ImportWrong.DateUnreadable)]
    [InlineData(LectureColumn.Date, "2072-03-02", ImportWrong.DateFar)]
    [InlineData(LectureColumn.Date, "2026-03-02", ImportWrong.Past)]
    [InlineData(LectureColumn.Language, "czeski", ImportWrong.Word)]
    [InlineData(LectureColumn.Entry, "bilety", ImportWrong.Word)]
    [InlineData(LectureColumn.Entry, "", ImportWrong.Needed)]
    [InlineData(LectureColumn.Entry, "zapisy", ImportWrong.SeatsNeeded)]
    [InlineData(LectureColumn.Access, "tajny", ImportWrong.Word)]
    [InlineData(LectureColumn.Recorded, "czasem", ImportWrong.Word)]
    [InlineData(LectureColumn.Expected, "2001", ImportWrong.Number)]
    [InlineData(LectureColumn.Expected, "sporo", ImportWrong.Number)]
    [InlineData(LectureColumn.Title, "", ImportWrong.Needed)]
    [InlineData(LectureColumn.Lead, "", ImportWrong.LeadNeeded)]
    [InlineData(LectureColumn.Slug, "Zły adres", ImportWrong.SlugUnreadable)]
    [InlineData(LectureColumn.Slug, "zmiany", ImportWrong.SlugUnreadable)]
    [InlineData(LectureColumn.Key, "abc", ImportWrong.KeyUnreadable)]
    [InlineData(LectureColumn.Key, "0199aaaa-0000-7000-8000-000000000000", ImportWrong.KeyUnknown)]
    [InlineData(LectureColumn.Link, "https://example.org/x", ImportWrong.RoomAndLink)]
    public async Task A_slip_is_told_at_its_cell(LectureColumn column, string typed, ImportWrong why)
    {
        var fault = Assert.Single((await imports.PreviewAsync(ImportOffice.Row().But(column, typed))).Faults);
        Assert.Equal((2, why), (fault.Row, fault.Why));
        Assert.Equal(why == ImportWrong.SeatsNeeded ? LectureColumn.Seats : column, fault.Column);
    }

    [Theory]
    [InlineData("2027-03-28", "02:30", "03:30", true)]
    [InlineData("2027-10-31", "02:30", "03:30", false)]
    public async Task An_hour_that_the_clock_skips_is_a_fault_and_one_that_it_shows_twice_is_the_first(string date, string start, string end, bool isFault)
    {
        var plan = await imports.PreviewAsync(ImportOffice.Row(date: date, start: start, end: end));
        Assert.Equal(isFault ? [ImportWrong.HourSkipped] : [], plan.Faults.Select(fault => fault.Why));
    }

    [Fact]
    public async Task What_looks_like_a_formula_stays_a_text()
    {
        await imports.SavedAsync(1, 0, ImportOffice.Row(title: "=cmd|'/c calc'!A1"));
        Assert.Equal("=cmd|'/c calc'!A1", (await imports.SingleAsync()).Edition.Programme.Title.In("pl").Text);
    }

    [Fact]
    public async Task A_conflict_is_a_warning_and_the_draft_is_made()
    {
        await lectures.PublishedAsync("Finanse", [new(Day, new(10, 15), new(11, 45), lectures.Room)]);
        var line = Assert.Single((await imports.PreviewAsync(ImportOffice.Row())).Lines);
        Assert.Equal(ImportState.New, line.State);
        Assert.Contains(line.Conflicts, conflict => conflict.IsHard && conflict.With is not null);
        await imports.SavedAsync(1, 0, ImportOffice.Row());
    }

    [Fact]
    public async Task Two_rows_of_one_file_that_want_the_same_room_are_warned_about_on_both_sides()
    {
        var plan = await imports.PreviewAsync(ImportOffice.Row(), ImportOffice.Row(title: "Druga firma", speakers: ""));
        Assert.All(plan.Lines, line => Assert.Contains(line.Conflicts, conflict => conflict.With?.Plan.RoomId == lectures.Room));
    }

    [Fact]
    public async Task Nothing_is_overwritten_that_somebody_changed_since_the_preview()
    {
        var session = await lectures.SessionAsync(await lectures.PublishedAsync("Finanse", [new(Day, new(10, 15), new(11, 45), lectures.Room)]));
        var row = Assert.Single(await imports.ExportAsync()).But(LectureColumn.Date, "2027-03-09");
        var seen = (await imports.PreviewAsync(row)).Seen;
        await lectures.MoveAsync(session, at => at with { Start = new(9, 0) });

        var shown = Assert.IsType<ImportOutcome.Shown>(await imports.SaveAsync(seen, row)).Plan;
        Assert.Equal(new TimeOnly(9, 0), (await lectures.FindAsync(session.Uid))!.After!.Plan.Start);
        Assert.IsType<ImportOutcome.Saved>(await imports.SaveAsync(shown.Seen, row));
        Assert.Equal(new DateOnly(2027, 3, 9), (await lectures.FindAsync(session.Uid))!.After!.Plan.Date);
    }

    [Fact]
    public async Task What_a_published_lecture_is_does_not_change_by_a_file_nor_what_was_cancelled()
    {
        var session = await lectures.SessionAsync(await lectures.PublishedAsync("Finanse", [new(Day, new(10, 15), new(11, 45), lectures.Room)]));
        var row = Assert.Single(await imports.ExportAsync());
        Assert.Equal([new(2, LectureColumn.Faculty, ImportWrong.PublishedFact)], (await imports.PreviewAsync(row.But(LectureColumn.Faculty, "Inny"))).Faults);
        Assert.Equal([new(2, LectureColumn.Title, ImportWrong.TalkOther, "Finanse")], (await imports.PreviewAsync(row.But(LectureColumn.Title, "Inny"))).Faults);
        await lectures.CancelAsync(session.Uid);
        Assert.Equal([new(2, LectureColumn.Key, ImportWrong.Cancelled)], (await imports.PreviewAsync(row.But(LectureColumn.Date, "2027-03-09"))).Faults);
    }

    [Fact]
    public async Task Two_rows_of_one_lecture_say_the_same_of_it()
    {
        await lectures.DraftAsync("Szkic", [new(Day, new(10, 15), new(11, 45), lectures.Room), new(Day.AddDays(7), new(10, 15), new(11, 45), lectures.Room)]);
        var rows = await imports.ExportAsync();
        rows[1][LectureColumn.Faculty] = "Inny";
        Assert.Equal([new(3, LectureColumn.Faculty, ImportWrong.Inconsistent, "2")], (await imports.PreviewAsync([.. rows])).Faults);
    }
}

public sealed class ImportDeskOnSqliteTests() : ImportDeskTests(new SqliteDatabase());

public sealed class ImportDeskOnPostgresTests() : ImportDeskTests(new PostgresDatabase());
