namespace Lublin.Startups.Bench;

/// <summary>The timetable of lectures: read in public, edited, published, imported; and what the office's week asks of the database.</summary>
public static class ScheduleBench
{
    private const int Many = 2000;
    private const int Few = 200;
    private const int Rooms = 60;
    private const int Asks = 5;
    private const string Week = "/biuro/harmonogram?widok=tydzien&dzien=2027-03-03";
    private const string Day = "/biuro/harmonogram?dzien=2027-03-03";
    private static readonly int[] RoomCounts = [1, 10, Rooms];
    private static readonly DateOnly OrdinaryDay = PlanningOffice.Today.AddDays(1);
    private static readonly DateOnly FullDay = new(2027, 11, 8);
    private static readonly DateOnly Moved = new(2027, 8, 2);

    public static async Task<int> RunAsync(BenchOptions options)
    {
        var folder = await AppProcess.PublishAsync(options);
        var queries = await QueriesAsync(options, folder);

        await using var large = await BenchStore.CreateAsync(options.Postgres);
        await using var small = await BenchStore.CreateAsync(options.Postgres);
        var timetables = await Timetables.OpenAsync(large, Rooms, speakers: Rooms);
        await timetables.AddWeeksAsync(Many);
        await timetables.AddDayAsync(FullDay);
        var sessions = await timetables.AddWithPeopleAsync(PublishRounds.Changes, PublishRounds.Enrolled, Moved);
        await (await Timetables.OpenAsync(small, Rooms)).AddWeeksAsync(Few);
        await using var office = new PlanningOffice(large);
        await using var other = new PlanningOffice(small);

        await WeekReads.WeekAsync(office, other);
        var weeks = new QuietRounds<WeekTimes>(options.Rounds);
        await weeks.MeasureAsync(_ => WeekReads.WeekAsync(office, other));

        await WeekReads.CheckAsync(office, FullDay);
        var checks = new QuietRounds<DayChecks>(options.Rounds);
        await checks.MeasureAsync(async _ => new(await WeekReads.CheckAsync(office, OrdinaryDay), await WeekReads.CheckAsync(office, FullDay)));

        var publish = new PublishRounds(office, other, sessions);
        await publish.MeasureAsync();
        var versions = new QuietRounds<PublishTimes>(options.Rounds);
        await versions.MeasureAsync(_ => publish.MeasureAsync());

        await ImportRounds.MeasureAsync(options.Postgres);
        var imports = new QuietRounds<ImportTimes>(options.Rounds);
        await imports.MeasureAsync(_ => ImportRounds.MeasureAsync(options.Postgres));

        Report(options, queries, weeks, checks, versions, imports);
        return 0;
    }

    // Jobs ask their own questions meanwhile, so the fewest of a few times count.
    private static async Task<(int Week, int Day)[]> QueriesAsync(BenchOptions options, string folder)
    {
        await using var store = await BenchStore.CreateAsync(options.Postgres);
        await OfficeVisitor.HireAsync(store);
        var timetables = await Timetables.OpenAsync(store, rooms: 1, speakers: Rooms);
        await timetables.AddWeeksAsync(Few);
        using var app = await AppProcess.StartAsync(folder, [.. store.Settings, new("Clock__StartAt", PlanningOffice.Now), AppProcess.TellsQueries]);
        using var visitor = await OfficeVisitor.SignInAsync(app.Port);
        List<(int Week, int Day)> asked = [];
        for (var at = 0; at < RoomCounts.Length; at++)
        {
            await timetables.AddRoomsAsync(RoomCounts[at]);
            await timetables.AddDayAsync(PlanningOffice.Today.AddDays(2), hour: 16 + at * 2);
            asked.Add((await FewestAsync(app, visitor, Week), await FewestAsync(app, visitor, Day)));
        }

        return [.. asked];
    }

    private static async Task<int> FewestAsync(AppProcess app, OfficeVisitor visitor, string page)
    {
        var fewest = int.MaxValue;
        for (var ask = 0; ask < Asks; ask++)
        {
            var before = app.Queries;
            await visitor.ReadAsync(page);
            await Task.Delay(TimeSpan.FromSeconds(1));
            fewest = Math.Min(fewest, app.Queries - before);
        }

        return fewest;
    }

    private static void Report(
        BenchOptions options, (int Week, int Day)[] queries, QuietRounds<WeekTimes> weeks, QuietRounds<DayChecks> checks, QuietRounds<PublishTimes> versions, QuietRounds<ImportTimes> imports)
    {
        static string Row(string measure, IEnumerable<double> values, double goal) => $"| {measure} | {values.Spread("N2")} | ≤ {Figures.Text(goal, "0.#")} | {Figures.Met(values.Median() <= goal)} |";
        static string Times<T>(QuietRounds<T> rounds, params Func<T, double>[] each) => string.Join(", ", each.Select(time => rounds.Counting.Select(time).Spread("N2")));
        static string Counts(IEnumerable<int> counts) => string.Join(", ", counts);
        var most = queries.Max(asked => asked.Week);
        Console.WriteLine($"""
            ## The timetable, {(options.Postgres ? "PostgreSQL" : "SQLite")}

            | measure | median (min–max) | goal | |
            |---|---|---|---|
            {Row($"{Timetables.InWeek} entries of a public week from {Many:N0} sessions ÷ from {Few}", weeks.Counting.Select(week => week.Large / week.Small), 1.3)}
            {Row("the same with the choices of the page's filters", weeks.Counting.Select(week => week.LargePage / week.SmallPage), 1.3)}
            {Row("conflict check of one edit ÷ that day's 4 sessions by the mapper", checks.Counting.Select(check => check.Ordinary.Check / check.Ordinary.Rows), 5)}
            {Row("conflict check of one edit ÷ that day's 4 sessions past the mapper", checks.Counting.Select(check => check.Ordinary.Check / check.Ordinary.Bare), 5)}
            {Row($"the same on a day of {Rooms} sessions, by the mapper", checks.Counting.Select(check => check.Full.Check / check.Full.Rows), 5)}
            {Row($"the same on a day of {Rooms} sessions, past the mapper", checks.Counting.Select(check => check.Full.Check / check.Full.Bare), 5)}
            {Row($"publishing {PublishRounds.Changes} changes that tell {PublishRounds.People} people ÷ their mails by the mapper", versions.Counting.Select(version => version.Published / version.Mapped), 3)}
            {Row($"publishing {PublishRounds.Changes} changes that tell {PublishRounds.People} people ÷ their mails past the mapper", versions.Counting.Select(version => version.Published / version.Bare), 3)}
            {Row($"import of {ImportRounds.Rows:N0} rows, preview and all ÷ the same rows by the mapper", imports.Counting.Select(import => (import.Preview + import.Saved) / import.Mapped), 10)}
            {Row($"import of {ImportRounds.Rows:N0} rows, preview and all ÷ the same rows past the mapper", imports.Counting.Select(import => (import.Preview + import.Saved) / import.Bare), 10)}
            | queries of the office's week with {Counts(RoomCounts)} rooms | {Counts(queries.Select(asked => asked.Week))} | ≤ 12 | {Figures.Met(most <= 12)} |
            | queries of its day with {Counts(RoomCounts)} rooms | {Counts(queries.Select(asked => asked.Day))} | | |
            | ms: week of many, of few; page of many, of few | {Times(weeks, week => week.Large, week => week.Small, week => week.LargePage, week => week.SmallPage)} | | |
            | ms, 4 sessions: check, day by the mapper, past it | {Times(checks, check => check.Ordinary.Check, check => check.Ordinary.Rows, check => check.Ordinary.Bare)} | | |
            | ms, {Rooms} sessions: check, day by the mapper, past it | {Times(checks, check => check.Full.Check, check => check.Full.Rows, check => check.Full.Bare)} | | |
            | ms: version, its mails by the mapper, past it | {Times(versions, version => version.Published, version => version.Mapped, version => version.Bare)} | | |
            | ms: preview, import, its rows by the mapper, past it | {Times(imports, import => import.Preview, import => import.Saved, import => import.Mapped, import => import.Bare)} | | |

            Week: {weeks}. Check: {checks}. Version: {versions}. Import: {imports}.
            Checked in every run: the week has its {Timetables.InWeek} entries, every version tells {PublishRounds.People} people by mail, every import adds {ImportRounds.Rows:N0} lectures.
            """);
    }
}
