using System.Diagnostics;
using System.Globalization;
using System.Text;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Lectures.Import;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Bench;

/// <summary>A file of 2,000 lectures into an empty working copy, from its bytes over the preview to the commit, beside the rows that come of it.</summary>
public static class ImportRounds
{
    public const int Rows = 2000;
    private const int Rooms = 10;
    private const int Speakers = 50;
    private const int InDay = 20;
    private const int AtOnce = 5;
    private const int Talks = 200;
    private static readonly byte[] File = Encoding.UTF8.GetBytes(Csv());

    public static async Task<ImportTimes> MeasureAsync(bool onPostgres)
    {
        await using var filled = await BenchStore.CreateAsync(onPostgres);
        await Timetables.OpenAsync(filled, Rooms, Speakers);
        var history = await LastAsync(filled);
        double preview, saved;
        await using (var office = new PlanningOffice(filled))
        {
            var begun = Stopwatch.GetTimestamp();
            using var sent = new MemoryStream(File, writable: false);
            var rows = await SheetFile.ReadAsync(sent) is SheetReading.Table table ? LectureFile.Of(table.Rows).Rows : throw new BenchException("The file was not read.");
            var plan = await office.AskAsync<ImportDesk, ImportPlan>(desk => desk.PreviewAsync(rows));
            preview = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            begun = Stopwatch.GetTimestamp();
            var outcome = await office.AskAsync<ImportDesk, ImportOutcome>(desk => desk.SaveAsync(rows, plan.Seen, BenchStore.Terms, PlanningOffice.Actor));
            saved = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            if (outcome is not ImportOutcome.Saved { Added: Rows, Changed: 0 })
                throw new BenchException($"A check failed. The import answered {outcome}; {plan.Faults.FirstOrDefault()}");
        }

        await using var db = filled.Open();
        BareRows[] all =
        [
            await BareRows.ReadAsync<Programme>(db), await BareRows.ReadAsync<Edition>(db), await BareRows.ReadAsync<Session>(db), await BareRows.ReadAsync<SessionPresenter>(db),
            await BareRows.ReadAsync<Lecture>(db), await BareRows.ReadAsync<History>(db, $"id > {history}"),
        ];
        return new(preview, saved, await MappedAsync(db, onPostgres), await BareAsync(all, onPostgres));
    }

    private static async Task<double> BareAsync(BareRows[] rows, bool onPostgres)
    {
        await using var store = await BenchStore.CreateAsync(onPostgres);
        await Timetables.OpenAsync(store, Rooms, Speakers);
        await using var db = store.Open();
        return await BareRows.InsertAsync(db, rows);
    }

    private static async Task<double> MappedAsync(StartupsDb from, bool onPostgres)
    {
        await using var store = await BenchStore.CreateAsync(onPostgres);
        await Timetables.OpenAsync(store, Rooms, Speakers);
        var lectures = await from.Lectures.AsNoTrackingWithIdentityResolution().Include(lecture => lecture.Edition.Programme).Include(lecture => lecture.Edition.Sessions).ThenInclude(session => session.Led).ToListAsync();
        Dictionary<long, Programme> programmes = [];
        List<object> made = [];
        foreach (var (edition, facts) in lectures.Select(lecture => (lecture.Edition, lecture.Facts)))
        {
            if (!programmes.TryGetValue(edition.ProgrammeId, out var programme))
                programmes.Add(edition.ProgrammeId, programme = new(ProgrammeKind.Lecture, edition.Programme.Slug, edition.Programme.Texts, edition.Programme.Level));
            var copy = new Edition(programme, edition.Plan);
            foreach (var session in edition.Sessions)
                copy.Lead(copy.AddSession(session.Plan), session.PresenterIds);
            made.Add(new Lecture(copy, facts));
            made.Add(new History("edition", edition.Id, "Created", PlanningOffice.Actor, edition.OpensAt));
        }

        await using var db = store.Open();
        var begun = Stopwatch.GetTimestamp();
        db.AddRange(made);
        await db.SaveChangesAsync();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static async Task<long> LastAsync(BenchStore store)
    {
        await using var db = store.Open();
        return await db.Set<History>().MaxAsync(entry => (long?)entry.Id) ?? 0;
    }

    private static string Csv()
    {
        var file = new StringBuilder("klucz;adres;tytuł;opis;uczelnia;wydział;odbiorcy;gospodarz;temat;język;wstęp;miejsca;dostęp;spodziewane osoby;data;od;do;sala;link;prelegenci;nagranie;opowieść;stan\r\n");
        var days = Enumerable.Range(14, Rows / InDay * 2).Select(PlanningOffice.Today.AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Take(Rows / InDay).ToList();
        for (var number = 0; number < Rows; number++)
        {
            var (day, hour, host) = (days[number / InDay], 8 + (number % InDay / AtOnce * 2), number % Timetables.Hosts);
            file.Append(CultureInfo.InvariantCulture, $";;Wykład {SpeltOut.Of((number % Talks) + 1)};O tym, czego nie ma w podręczniku, opowiada ktoś, kto to przeżył.;{Timetables.UniversityName(host)};")
                .Append(CultureInfo.InvariantCulture, $"Wydział Próbny;Rok {number};{Timetables.HostEmail(host)};{Timetables.TopicSlug(number % 5)};pl;wolny;;otwarty;40;")
                .Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd};{hour:00}:15;{hour + 1:00}:45;{Timetables.RoomName(number % Rooms)};;{Timetables.SpeakerName(number % Speakers)};nie;sukces;\r\n");
        }

        return file.ToString();
    }
}

/// <summary>Milliseconds: the file read and shown, saved, its rows inserted through the mapper, and past it.</summary>
public sealed record ImportTimes(double Preview, double Saved, double Mapped, double Bare);
