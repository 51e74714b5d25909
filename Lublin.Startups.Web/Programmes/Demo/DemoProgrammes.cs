using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Programmes.Demo;

/// <summary>Fills an empty catalogue with trainings in every state, dated from today.</summary>
public static class DemoProgrammes
{
    private const string Withdrawn = "reklama-z-malym-budzetem";

    /// <summary>Saves venues, presenters, programmes and editions. Answers the editions in the order of <see cref="DemoRun.All"/>.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="days">The days around today.</param>
    /// <param name="termsVersion">The terms that hold today.</param>
    public static async Task<IReadOnlyList<Edition>> AddAsync(StartupsDb db, DemoDays days, string termsVersion)
    {
        var rooms = DemoFiles.Read<VenueFile>("venues").Select(file => (File: file, Venue: file.ToVenue())).ToList();
        var presenters = DemoFiles.Read<PresenterFile>("presenters").Select(file => file.ToPresenter()).ToList();
        db.AddRange(rooms.Select(pair => pair.Venue));
        db.AddRange(presenters);
        await db.SaveChangesAsync();
        var roomIds = rooms.SelectMany(pair => pair.Venue.Rooms.Select(room => KeyValuePair.Create($"{pair.File.Slug}/{room.Name}", room.Id)))
            .ToDictionary(StringComparer.Ordinal);
        var programmes = DemoFiles.Read<ProgrammeFile>("programmes").Select(file => file.ToProgramme())
            .ToDictionary(programme => programme.Slug, StringComparer.Ordinal);
        db.AddRange(programmes.Values);
        var editions = DemoRun.All
            .Select(run => Plan(run, programmes[run.Programme], presenters[run.Presenter].Id, run.Room is null ? null : roomIds[run.Room], days, termsVersion))
            .ToList();
        db.AddRange(editions);
        programmes[Withdrawn].Withdraw(days.Now);
        await db.SaveChangesAsync();
        return editions;
    }

    private static Edition Plan(DemoRun run, Programme programme, long presenter, long? room, DemoDays days, string termsVersion)
    {
        var opens = days.At(run.OpensIn, 9);
        DateTimeOffset? ends = run.EndedYesterday ? days.At(-1, 12) : null;
        var edition = new Edition(programme, new(run.Seats, run.Language, opens, termsVersion, ends));
        var (start, end) = run.Hours();
        var link = room is null ? "https://spotkania.example.org/" + run.Programme : null;
        foreach (var day in run.WorkingDays)
            edition.AddSession(new(days.Working(day), start, end, room, link)).LeadBy([presenter]);
        edition.Publish(DateText.Iso(days.Working(run.WorkingDays[0])), opens < days.Now ? opens : days.Now);
        if (run.ClosedByOffice)
            edition.Close(days.Now);
        return edition;
    }
}
