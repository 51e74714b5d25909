using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Universities and their campuses, as the office keeps them. Nothing is deleted: what is out of use is archived.</summary>
public sealed class UniversityDesk(StartupsDb db, Writer writer, TimeProvider clock) : RowDesk(db, writer, clock)
{
    private const int LongestSlug = 40;
    private const string Nameless = "uczelnia";

    /// <param name="facts">What staff say of it; its address on the web is made of the short name, and stays.</param>
    /// <param name="actor">A member of staff.</param>
    /// <param name="sending">Which form asks for it.</param>
    public Task<AddOutcome> AddAsync(UniversityFacts facts, string actor, Sending sending = default) => AddAsync(
        "university",
        sending,
        () => Db.UniversityCalledAsync(facts),
        async () =>
        {
            var university = new University(await FreeSlugAsync(facts.ShortName), facts);
            Db.Add(university);
            return university;
        },
        university => Task.FromResult(university.Id),
        actor);

    /// <returns>False when somebody else changed it since <paramref name="version"/>: nothing is saved.</returns>
    public Task<bool> ChangeAsync(long id, int version, UniversityFacts facts, string actor) => ChangeAsync("university", id, actor, async () =>
    {
        var university = await Db.Universities.SingleAsync(university => university.Id == id);
        if (university.Version != version)
            return null;
        var changes = new Changes().Note("title", university.Name, facts.Name).Note("shortName", university.ShortName, facts.ShortName)
            .Note("address", university.Address, facts.Address).Note("site", university.Site, facts.Site);
        if (!changes.IsEmpty)
            university.Change(facts);
        return changes;
    });

    /// <summary>Nothing new is planned there any more; or again.</summary>
    /// <returns>How many lectures to come hold it back from the archive; 0 when it is done.</returns>
    public Task<int> ArchiveAsync(long id, bool archive, string actor) => DoAsync(async () =>
    {
        var university = await Db.Universities.SingleAsync(university => university.Id == id);
        if (archive && await Db.LecturesAhead(Now).CountAsync(lecture => lecture.UniversityId == id) is > 0 and var held)
            return held;
        if (archive)
            university.Archive(Now);
        else
            university.Restore();
        Tell("university", id, archive ? "Archived" : "Restored", actor);
        return 0;
    });

    /// <param name="universityId">Whose.</param>
    /// <param name="facts">What staff say of it.</param>
    /// <param name="venues">Which buildings stand on it; those that stood elsewhere come over.</param>
    /// <param name="actor">A member of staff.</param>
    /// <param name="sending">Which form asks for it.</param>
    public Task<AddOutcome> AddCampusAsync(long universityId, CampusFacts facts, IReadOnlyCollection<long> venues, string actor, Sending sending = default) => AddAsync(
        "campus",
        sending,
        () => AlikeAsync(Db.Campuses.Where(campus => campus.UniversityId == universityId).Select(campus => new Named(campus.Id, campus.Name)), facts.Name),
        async () => (await Db.Universities.SingleAsync(university => university.Id == universityId)).AddCampus(facts),
        async campus =>
        {
            await PlaceAsync(campus.Id, venues);
            return campus.Id;
        },
        actor);

    /// <inheritdoc cref="ChangeAsync(long, int, UniversityFacts, string)" path="/returns"/>
    public Task<bool> ChangeCampusAsync(long id, int version, CampusFacts facts, IReadOnlyCollection<long> venues, string actor) => ChangeAsync("campus", id, actor, async () =>
    {
        var campus = await Db.Campuses.SingleAsync(campus => campus.Id == id);
        if (campus.Version != version)
            return null;
        var changes = new Changes().Note("title", campus.Name, facts.Name).Note("address", campus.Address, facts.Address).Note("mapLink", campus.MapLink, facts.MapLink)
            .NoteText("access", campus.Access, facts.Access);
        var (stood, stand) = await PlaceAsync(id, venues);
        changes.Note("venues", stood, stand);
        if (!changes.IsEmpty)
            campus.Change(facts);
        return changes;
    });

    /// <summary>Writes down how long it takes between campuses; the pairs that are not named stay as they are.</summary>
    /// <returns>The pairs that somebody else changed since they were read; when there are any, nothing is saved.</returns>
    public Task<IReadOnlyList<TravelTime>> TakeTravelAsync(IReadOnlyCollection<TravelChange> changes, string actor) => DoAsync<IReadOnlyList<TravelTime>>(async () =>
    {
        await Db.Database.TakeTurnAsync("travel");
        var rows = await Db.Travels.ToDictionaryAsync(row => (row.CampusA, row.CampusB));
        var overtaken = changes.Where(change => rows.GetValueOrDefault((change.CampusA, change.CampusB))?.Minutes != change.Known)
            .Select(change => new TravelTime(change.CampusA, change.CampusB, rows.GetValueOrDefault((change.CampusA, change.CampusB))?.Minutes)).ToList();
        if (overtaken.Count > 0)
            return overtaken;
        foreach (var change in changes.Where(change => change.Minutes != change.Known))
        {
            var row = rows.GetValueOrDefault((change.CampusA, change.CampusB));
            if (change.Minutes is not { } minutes)
                Db.Remove(row!);
            else if (row is null)
                Db.Add(new Travel(change.CampusA, change.CampusB, minutes));
            else
                row.Take(minutes);
            Tell("campus", change.CampusA, "TravelTimed", actor, new Changes().About("toCampus", change.CampusB).Note("minutes", change.Known, change.Minutes));
        }

        return [];
    });

    private async Task<string> FreeSlugAsync(string shortName)
    {
        var slug = Slug.From(shortName);
        // Room for a number behind it.
        slug = slug.Length == 0 ? Nameless : slug[..Math.Min(slug.Length, LongestSlug - 4)].Trim('-');
        return ProgrammeQueries.FreeSlug(slug, await Db.Universities.Where(university => university.Slug.StartsWith(slug)).Select(university => university.Slug).ToListAsync());
    }

    private async Task<(string? Stood, string? Stand)> PlaceAsync(long campus, IReadOnlyCollection<long> venues)
    {
        var rows = await Db.VenueCampuses.Where(row => row.CampusId == campus || venues.Contains(row.VenueId)).ToListAsync();
        var stood = rows.Where(row => row.CampusId == campus).Select(row => row.VenueId).ToList();
        Db.RemoveRange(rows.Where(row => !venues.Contains(row.VenueId)));
        foreach (var venue in venues)
        {
            if (rows.Find(row => row.VenueId == venue) is { } row)
                row.MoveTo(campus);
            else
                Db.Add(new VenueCampus(venue, campus));
        }

        return (Listed(stood), Listed(venues));
    }

    private static string? Listed(IEnumerable<long> ids) => string.Join(", ", ids.Order()) is { Length: > 0 } list ? list : null;
}

/// <summary>Travel times of a pair of campuses: what the form showed, and what they are to be.</summary>
/// <param name="CampusA">The one with the smaller number.</param>
/// <param name="CampusB">The other one.</param>
/// <param name="Known">What stood there when the form was made; null for nothing.</param>
/// <param name="Minutes">What is to stand there; null for nothing.</param>
public sealed record TravelChange(long CampusA, long CampusB, int? Known, int? Minutes);

/// <summary>How long it takes between two campuses; null while nobody has said.</summary>
public sealed record TravelTime(long CampusA, long CampusB, int? Minutes);
