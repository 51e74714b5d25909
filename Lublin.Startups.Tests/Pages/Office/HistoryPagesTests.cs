using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Office.Histories;

namespace Lublin.Startups.Tests;

public abstract class HistoryPagesTests(SharedSite site) : MailroomTests(site)
{
    [Fact]
    public async Task History_tells_who_when_what_before_after_and_why_in_words()
    {
        var (edition, full) = (await OfferAsync(new(Seats: 20)), await OfferAsync(new("pelne", Seats: 1, Taken: 3)));
        var halina = await Site.HireAsync(StaffRole.Coordinator, "Halina Nowak");
        Assert.IsType<PlanOutcome.Saved>(await Site.SetSeatsAsync(edition, 24, Actor.Staff(halina)));
        var last = (await EnrolmentsAsync())[^1];
        await AtDeskAsync<PeopleDesk, QueueMove?>(desk => desk.MoveAsync(full, last.Id, 1, "Pomyłka przy zapisie", Actor.Staff(halina)));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var rows = (await staff.OpenAsync("/biuro/historia")).Texts("tbody tr").Select(row => row.Replace('\u00A0', ' '));

        Assert.Equal(
            [
                $"pon. 23 lis, 9:00 Halina Nowak Zmiana miejsca w kolejce Zapis {last.Number} miejsce na liście rezerwowej: 2 → 1 „Pomyłka przy zapisie”",
                "pon. 23 lis, 9:00 Halina Nowak Zmiana edycji Edycja „KSeF bez stresu, 2026-12-01” liczba miejsc: 20 → 24",
            ],
            rows);
    }

    [Fact]
    public async Task History_is_narrowed_by_person_verb_subject_and_days()
    {
        var edition = await OfferAsync(new());
        var theirs = await EnrolAsync(edition);
        await AtDeskAsync<EditionDesk, bool>(async desk =>
        {
            await desk.CloseAsync(edition, Actor.Staff(await Site.HireAsync(StaffRole.Coordinator)));
            return true;
        });
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var all = await staff.OpenAsync("/biuro/historia");
        Assert.Equal(2, (await staff.FilterAsync(all, ("do", "2026-11-23"))).Texts("tbody tr").Count);
        foreach (var answers in ((string, string)[][])[[("kto", "participant")], [("co", "Confirmed")], [("od", "2026-11-23"), ("kto", "participant")]])
            Assert.Contains(theirs.Number, Assert.Single((await staff.FilterAsync(all, answers)).Texts("tbody tr")), StringComparison.Ordinal);
        Assert.Equal("Nie ma wpisów dla tych filtrów. Usuń filtry albo wybierz inne dni.", (await staff.FilterAsync(all, ("od", "2026-11-24"))).Text(".panel > p"));
        // A link to the history of one subject stays with that subject.
        var one = await staff.OpenAsync($"/biuro/historia?czego=enrolment&nr={theirs.Id}");
        foreach (var page in new[] { one, await staff.FilterAsync(one, ("od", "2026-11-23")) })
            Assert.Contains(theirs.Number, Assert.Single(page.Texts("tbody tr")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_history_goes_on_by_key_and_costs_the_same_with_one_row_and_with_three()
    {
        var edition = await OfferAsync(new());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        await NoteAsync(edition, 1);
        await staff.OpenAsync("/biuro/historia");
        var one = await CostAsync(staff);
        await NoteAsync(edition, 2);
        Assert.Equal(one, await CostAsync(staff));
        await NoteAsync(edition, 50);

        var first = await staff.OpenAsync("/biuro/historia");
        var second = await staff.OpenAsync(first.Document.QuerySelector("[rel=next]")!.GetAttribute("href")!);

        Assert.Equal([50, 3], [first.Texts("tbody tr").Count, second.Texts("tbody tr").Count]);
    }

    [Fact]
    public async Task The_history_is_taken_as_a_file_that_carries_no_formula_and_tells_who_took_it()
    {
        var edition = await OfferAsync(new());
        await Site.WriteAsync(db =>
        {
            db.Add(new History("edition", edition, "Cancelled", Actor.Clock, Site.Clock.GetUtcNow(), new Changes().Because("=HYPERLINK(1)").ToJson()));
            return Task.CompletedTask;
        });
        using var staff = await Site.StaffAsync(StaffRole.Staff, "Halina Nowak");

        var file = await staff.SendAsync(await staff.OpenAsync("/biuro/historia"), form: "main form[method=post]");

        Assert.Equal("text/csv", file.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("historia-2026-11-23.csv", file.Answer.Content.Headers.ContentDisposition!.FileName);
        var lines = file.Html.Split("\r\n");
        Assert.EndsWith("Id;Kiedy;Kto;Co;Czego dotyczy;Przed i po;Powód", lines[0], StringComparison.Ordinal);
        Assert.Contains("2026-11-23T09:00;Halina Nowak;Pobranie historii;Historia;liczba wierszy: 1;", lines[1], StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK(1)", lines[2], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public async Task What_can_be_asked_for_is_known_without_reading_what_happened()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var asked = (await staff.OpenAsync("/biuro/historia")).Texts("#co option");
        Assert.Contains("Publikacja", asked);
        Assert.Contains("Zmiana miejsca w kolejce", asked);
    }

    [Fact]
    public async Task Other_pages_get_the_history_of_one_subject()
    {
        var edition = await OfferAsync(new());
        await NoteAsync(edition, 3);

        var lines = await AtDeskAsync<HistoryBook, IReadOnlyList<HistoryLine>>(book => book.OfAsync("edition", edition, most: 2));

        Assert.Equal([("zegar", "Zamknięcie zapisów"), ("zegar", "Ponowne otwarcie zapisów")], lines.Select(line => (line.Who, line.What)));
        Assert.Equal($"/biuro/edycje/{edition}", lines[0].Path);
    }

    [Fact]
    public async Task Who_is_not_signed_in_reads_no_history()
    {
        using var visitor = new SignUpVisitor(Site);
        Assert.Equal(302, (await visitor.AskAsync("/biuro/historia")).Status);
    }

    private Task NoteAsync(long edition, int rows) => Site.WriteAsync(async db =>
    {
        for (var i = 1; i <= rows; i++)
        {
            db.Add(new History("edition", edition, i % 2 == 1 ? "Closed" : "Reopened", Actor.Clock, Site.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }
    });

    private Task<int> CostAsync(SignUpVisitor staff) => Site.Commands.LeastAsync(() => staff.OpenAsync("/biuro/historia"));
}

public sealed class HistoryPagesOnSqliteTests(SqliteSite site) : HistoryPagesTests(site), IClassFixture<SqliteSite>;

public sealed class HistoryPagesOnPostgresTests(PostgresSite site) : HistoryPagesTests(site), IClassFixture<PostgresSite>;
