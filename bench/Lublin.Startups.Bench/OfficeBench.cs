using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Bench;

/// <summary>The office with a year of 50,000 sign-ups: lists of people, the first page, and the year as a file.</summary>
public static class OfficeBench
{
    private const int Year = 2026;
    private const int People = 500;
    private const int FewPeople = 50;
    private const int Editions = 100;
    private const int Seconds = 3;
    private const int Asks = 5;
    private const string Now = "2026-11-23T10:00:00Z";
    private const string Dashboard = "/biuro";
    private const string Nobody = "Nikt Taki";
    private static readonly DateOnly FirstDate = new(Year, 9, 1);

    public static async Task<int> RunAsync(BenchOptions options)
    {
        var folder = await AppProcess.PublishAsync(options);
        await using var store = await BenchStore.CreateAsync(options.Postgres);
        var lists = await FillAsync(store);
        await OfficeVisitor.HireAsync(store);
        KeyValuePair<string, string>[] settings = [.. store.Settings, new("Clock__StartAt", Now)];

        var queries = await QueriesAsync(folder, [.. settings, AppProcess.TellsQueries], [.. lists, Dashboard]);
        var loads = new QuietRounds<PageLoad[]>(options.Rounds);
        using (var app = await AppProcess.StartAsync(folder, settings))
        using (var visitor = await OfficeVisitor.SignInAsync(app.Port))
        {
            // What is searched for stands sealed in the address, so the form is asked for it.
            string[] pages = [.. lists, await visitor.PostAsync(lists[(int)List.LargeYear], ("szukaj", Nobody), ("rok", $"{Year}"))];
            foreach (var page in pages)
                await Wrk.WarmUpAsync(app.Port, page, app.Id, visitor.Cookie);
            await loads.MeasureAsync(async number =>
            {
                var round = new PageLoad[pages.Length];
                for (var turn = 0; turn < pages.Length; turn++)
                {
                    var page = (number + turn) % pages.Length;
                    round[page] = await Wrk.RunAsync(app.Port, pages[page], Seconds, app.Id, visitor.Cookie);
                }

                return round;
            });
        }

        var files = new QuietRounds<YearFile>(options.Rounds);
        await files.MeasureAsync(_ => DownloadAsync(folder, settings));
        Report(options, queries, loads, files);
        return 0;
    }

    /// <summary>One edition a day with its people, and a year before of one edition.</summary>
    /// <returns>Where each <see cref="List"/> stands, the search excepted.</returns>
    private static async Task<string[]> FillAsync(BenchStore store)
    {
        await store.AddEditionsAsync(capacity: 1, closed: true, "proba");
        await Participants.AddAsync(store, FirstDate.AddYears(-1), People, Ahead(FirstDate.AddYears(-1)));
        var small = await Participants.AddAsync(store, FirstDate.AddYears(1), FewPeople, Ahead(FirstDate.AddYears(-1)));
        long edition = 0;
        for (var day = 0; day < Editions; day++)
            edition = await Participants.AddAsync(store, FirstDate.AddDays(day), People, Ahead(FirstDate.AddDays(day)));
        var middle = string.Create(CultureInfo.InvariantCulture, $"po.{Ahead(FirstDate.AddDays(Editions / 2)).UtcTicks}.{People * Editions / 2}");
        return
        [
            $"/biuro/edycje/{edition}/zapisy", $"/biuro/zapisy?rok={Year - 1}", $"/biuro/zapisy?rok={Year}", $"/biuro/zapisy?rok={Year}&od={middle}", $"/biuro/edycje/{small}/zapisy",
        ];

        static DateTimeOffset Ahead(DateOnly date) => Warsaw.ToInstant(date.AddDays(-20), new(12, 0));
    }

    // Jobs ask their own questions meanwhile, so the fewest of a few times count.
    private static async Task<int[]> QueriesAsync(string folder, KeyValuePair<string, string>[] settings, string[] pages)
    {
        using var app = await AppProcess.StartAsync(folder, settings);
        using var visitor = await OfficeVisitor.SignInAsync(app.Port);
        var fewest = Enumerable.Repeat(int.MaxValue, pages.Length).ToArray();
        for (var ask = 0; ask < Asks * pages.Length; ask++)
        {
            var page = ask % pages.Length;
            var before = app.Queries;
            await visitor.ReadAsync(pages[page]);
            await Task.Delay(TimeSpan.FromSeconds(1));
            fewest[page] = Math.Min(fewest[page], app.Queries - before);
        }

        return fewest;
    }

    private static async Task<YearFile> DownloadAsync(string folder, KeyValuePair<string, string>[] settings)
    {
        using var app = await AppProcess.StartAsync(folder, settings);
        using var visitor = await OfficeVisitor.SignInAsync(app.Port);
        await visitor.DownloadAsync($"/biuro/zapisy.xlsx?rok={Year - 1}", Stream.Null);
        await Task.Delay(TimeSpan.FromSeconds(1));
        var before = app.ResidentMegabytes;
        var most = before;
        var begun = Stopwatch.GetTimestamp();
        using var file = new MemoryStream();
        var download = visitor.DownloadAsync($"/biuro/zapisy.xlsx?rok={Year}", file);
        while (!download.IsCompleted)
        {
            most = Math.Max(most, app.ResidentMegabytes);
            await Task.WhenAny(download, Task.Delay(10));
        }

        await download;
        var seconds = Figures.Seconds(begun, Stopwatch.GetTimestamp());
        var rows = RowsOf(file);
        return rows == People * Editions + 1
            ? new(most - before, seconds, file.Length / 1024.0 / 1024.0)
            : throw new BenchException($"A check failed. The file has {rows} rows.");
    }

    private static int RowsOf(MemoryStream file)
    {
        using var workbook = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        using var sheet = new StreamReader(workbook.Entries.Single(entry => entry.FullName.EndsWith("worksheets/sheet1.xml", StringComparison.Ordinal)).Open());
        using var xml = System.Xml.XmlReader.Create(sheet);
        var rows = 0;
        while (xml.Read())
        {
            if (xml is { NodeType: System.Xml.XmlNodeType.Element, LocalName: "row" })
                rows++;
        }

        return rows;
    }

    private static void Report(BenchOptions options, int[] queries, QuietRounds<PageLoad[]> loads, QuietRounds<YearFile> files)
    {
        List<double> Against(List list, List other) => [.. loads.Counting.Select(round => round[(int)list].Cpu / round[(int)other].Cpu)];
        int Asked(List list) => queries[(int)list];
        string Milliseconds(List list) => loads.Counting.Select(round => round[(int)list].Cpu / 1000).Spread("N2");
        var (toEdition, toSmall, toFirst) = (Against(List.LargeYear, List.Edition), Against(List.LargeYear, List.SmallYear), Against(List.Middle, List.LargeYear));
        var toFew = Against(List.Edition, List.SmallEdition);
        int[] ofYears = [Asked(List.SmallYear), Asked(List.LargeYear), Asked(List.Middle)];
        var memory = files.Counting.Select(file => file.Megabytes).ToList();
        Console.WriteLine($"""
            ## The office, {(options.Postgres ? "PostgreSQL" : "SQLite")}: an edition of {People}, a year of {People + FewPeople} and one of {People * Editions:N0} sign-ups; lists of 50 rows, {Seconds} s each, {loads}

            | measure | median (min–max) | goal | |
            |---|---|---|---|
            | CPU per page, year of {People * Editions:N0} ÷ edition of {People} | {toEdition.Spread("N2")} | ≤ 1.5 | {Figures.Met(toEdition.Median() <= 1.5)} |
            | CPU per page, year of {People * Editions:N0} ÷ year of {People + FewPeople} | {toSmall.Spread("N2")} | ≤ 1.5 | {Figures.Met(toSmall.Median() <= 1.5)} |
            | CPU per page, edition of {People} ÷ edition of {FewPeople} | {toFew.Spread("N2")} | ≤ 1.5 | {Figures.Met(toFew.Median() <= 1.5)} |
            | CPU per page, a page in the middle of the year ÷ its first | {toFirst.Spread("N2")} | ≤ 1.5 | {Figures.Met(toFirst.Median() <= 1.5)} |
            | queries: edition of {FewPeople}, of {People} | {Asked(List.SmallEdition)}, {Asked(List.Edition)} | the same | {Figures.Met(Asked(List.SmallEdition) == Asked(List.Edition))} |
            | queries: year of {People + FewPeople}, of {People * Editions:N0}, its middle | {string.Join(", ", ofYears)} | the same | {Figures.Met(ofYears.Distinct().Count() == 1)} |
            | queries of the first page of the office | {queries[^1]} | ≤ 12 | {Figures.Met(queries[^1] <= 12)} |
            | CPU per page, ms: edition, small year, large year, its middle, small edition | {string.Join(", ", Enum.GetValues<List>()[..^1].Select(Milliseconds))} | | |
            | CPU per page, ms: a name that nobody has, in the large year | {Milliseconds(List.Search)} | | |

            The year as XLSX, {files}:

            | measure | median (min–max) | goal | |
            |---|---|---|---|
            | resident memory while {People * Editions:N0} rows are written and sent, MB | {memory.Spread("N1")} | ≤ +50 | {Figures.Met(memory.Median() <= 50)} |
            | seconds | {files.Counting.Select(file => file.Seconds).Spread("N1")} | | |
            | size, MB | {files.Counting.Select(file => file.Size).Spread("N1")} | | |

            Checked in every run: the file has a row for everybody.
            """);
    }

    /// <summary>What is compared, in the order of the addresses.</summary>
    private enum List
    {
        Edition,
        SmallYear,
        LargeYear,
        Middle,
        SmallEdition,
        Search,
    }

    private sealed record YearFile(double Megabytes, double Seconds, double Size);
}
