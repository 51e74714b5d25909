using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>People read out for a file, on both databases.</summary>
public abstract class ExportDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private readonly TestOffice office = new(database, new());
    private Edition edition = null!;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        edition = await office.PublishAsync(20, [new(new(2026, 12, 1), new(17, 0), new(19, 30), null, "https://spotkania.example.org/x")]);
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Rows_that_change_while_a_file_is_written_are_in_it_as_they_were_and_nobody_waits_for_it()
    {
        for (var i = 0; i < 3; i++)
            await office.EnrolAsync(edition, $"Osoba {i}");
        List<(string Name, EnrolmentState State)> rows = [];
        await office.DoAsync<ExportDesk>(desk => desk.EditionAsync(
            edition.Id,
            async row =>
            {
                if (rows.Count == 0)
                    await ChangeAsync(row.Enrolment.Id + 2);
                rows.Add((row.Enrolment.Applicant.Name, row.Enrolment.State));
            },
            "staff:7",
            CancellationToken.None));
        Assert.Equal([("Osoba 0", EnrolmentState.Confirmed), ("Osoba 1", EnrolmentState.Confirmed), ("Osoba 2", EnrolmentState.Confirmed)], rows);
        Assert.Equal(4, await office.AskAsync<StartupsDb, int>(db => db.Enrolments.CountAsync()));
    }

    [Fact]
    public async Task Who_took_how_many_rows_stands_in_the_history()
    {
        await office.EnrolAsync(edition);
        await office.EnrolAsync(edition);
        var read = 0;
        await office.DoAsync<ExportDesk>(desk => desk.YearAsync(2026, Read, "staff:7", CancellationToken.None));
        await office.DoAsync<ExportDesk>(desk => desk.YearAsync(2025, Read, "staff:7", CancellationToken.None));
        Assert.Equal(2, read);
        var lines = await office.AskAsync<StartupsDb, List<History>>(db => db.History.Where(row => row.Verb == "Exported").OrderBy(row => row.Id).ToListAsync());
        Assert.Equal([("year", 2026L, "staff:7", """{"rows":2}"""), ("year", 2025L, "staff:7", """{"rows":0}""")], lines.Select(line => (line.Subject, line.SubjectId, line.Actor, line.Details)));

        ValueTask Read(PersonRow row)
        {
            read++;
            return ValueTask.CompletedTask;
        }
    }

    private async Task ChangeAsync(long last)
    {
        await office.EnrolAsync(edition, "Osoba 3");
        await office.AskAsync<PeopleDesk, int>(desk => desk.CancelAsync(edition.Id, [last], "Na prośbę", "staff:7"));
    }
}

public sealed class ExportDeskOnSqlite() : ExportDeskTests(new SqliteDatabase());

public sealed class ExportDeskOnPostgres() : ExportDeskTests(new PostgresDatabase());
