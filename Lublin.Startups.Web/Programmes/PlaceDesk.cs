using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

/// <summary>Venues, rooms and presenters, as the office keeps them. Nothing is deleted: what is out of use is archived.</summary>
public sealed class PlaceDesk(StartupsDb db, Writer writer, IEnumerable<IPlaceNews> news, TimeProvider clock)
{
    /// <param name="texts">What staff say of it.</param>
    /// <param name="sending">Which form asks for it.</param>
    /// <param name="actor">A member of staff.</param>
    public Task<AddOutcome> AddVenueAsync(VenueTexts texts, string actor, Sending sending = default) => AddAsync(
        sending, () => db.VenueNamedAsync(texts.Name), () => Task.FromResult(new Venue(texts)), venue => venue.Id, "venue", new(), actor);

    /// <inheritdoc cref="AddVenueAsync"/>
    public Task<AddOutcome> AddPresenterAsync(PresenterFacts facts, string actor, Sending sending = default) => AddAsync(
        sending, () => AlikeAsync(db.Presenters.Select(presenter => new Named(presenter.Id, presenter.Name)), facts.Name), () => Task.FromResult(new Presenter(facts)), presenter => presenter.Id, "presenter", new(), actor);

    /// <inheritdoc cref="AddVenueAsync"/>
    public Task<AddOutcome> AddRoomAsync(long venueId, string name, int seats, string actor, Sending sending = default) => AddAsync(
        sending,
        () => AlikeAsync(db.Rooms.Where(room => room.VenueId == venueId).Select(room => new Named(room.Id, room.Name)), name),
        async () => (await db.Venues.SingleAsync(venue => venue.Id == venueId)).AddRoom(name, seats),
        room => room.Id,
        "room",
        new Changes().Note("name", null, name).Note("seats", 0, seats),
        actor);

    /// <summary>Another name, address, map link or other texts; people who come to sessions there are told of another name, address or way in.</summary>
    /// <returns>False when somebody else changed it since <paramref name="version"/>: nothing is saved.</returns>
    public Task<bool> ChangeVenueAsync(long id, int version, VenueTexts texts, string actor) => OnlyOnceAsync(async () =>
    {
        var venue = await db.Venues.SingleAsync(venue => venue.Id == id);
        var changes = new Changes().Note("name", venue.Name, texts.Name).Note("address", venue.Address, texts.Address).Note("mapLink", venue.MapLink, texts.MapLink)
            .NoteText("access", venue.Access, texts.Access).NoteText("directions", venue.Directions, texts.Directions);
        var (isTold, was, becomes) = (venue.IsNewsFor(texts), $"{venue.Name}, {venue.Address}", $"{texts.Name}, {texts.Address}");
        var isNewest = Changed("venue", id, venue.Version == version, changes, () => venue.Change(texts), actor);
        if (isNewest && isTold)
            await TellGuestsAsync(new(id, RoomId: null, string.Equals(was, becomes, StringComparison.Ordinal) ? null : was));
        return isNewest;
    });

    /// <summary>Another name or number of seats; people who come to sessions there are told of another name.</summary>
    /// <inheritdoc cref="ChangeVenueAsync" path="/returns"/>
    public Task<bool> ChangeRoomAsync(long id, int version, string name, int seats, string actor) => OnlyOnceAsync(async () =>
    {
        var room = await db.Rooms.Include(room => room.Venue).SingleAsync(room => room.Id == id);
        var changes = new Changes().Note("name", room.Name, name).Note("seats", room.Seats, seats);
        var was = room.Name;
        var isNewest = Changed("room", id, room.Version == version, changes, () => room.Change(name, seats), actor);
        if (isNewest && !string.Equals(was, name, StringComparison.Ordinal))
            await TellGuestsAsync(new(room.VenueId, id, $"{was}, {room.Venue.Name}"));
        return isNewest;
    });

    /// <inheritdoc cref="ChangeVenueAsync" path="/returns"/>
    public Task<bool> ChangePresenterAsync(long id, int version, PresenterFacts facts, string actor) => OnlyOnceAsync(async () =>
    {
        var presenter = await db.Presenters.SingleAsync(presenter => presenter.Id == id);
        var changes = new Changes().NotePersonal("name", presenter.Name, facts.Name).NotePersonal("bio", presenter.Bio.ToJson(), facts.Bio.ToJson())
            .NotePersonal("email", presenter.Email, facts.Email).NotePersonal("phone", presenter.Phone, facts.Phone).Note("language", presenter.Language, facts.Language);
        return Changed("presenter", id, presenter.Version == version, changes, () => presenter.Change(facts), actor);
    });

    /// <summary>Nothing new is planned there any more; or again.</summary>
    /// <returns>How many sessions to come hold it back from the archive; 0 when it is done.</returns>
    public Task<int> ArchiveVenueAsync(long id, bool archive, string actor) => ArchiveAsync(
        "venue", id, archive, session => session.Room!.VenueId == id, async now => Set(await db.Venues.SingleAsync(venue => venue.Id == id), archive, now), actor);

    /// <inheritdoc cref="ArchiveVenueAsync"/>
    public Task<int> ArchiveRoomAsync(long id, bool archive, string actor) => ArchiveAsync(
        "room", id, archive, session => session.RoomId == id, async now => Set(await db.Rooms.SingleAsync(room => room.Id == id), archive, now), actor);

    /// <inheritdoc cref="ArchiveVenueAsync"/>
    public Task<int> ArchivePresenterAsync(long id, bool archive, string actor) => ArchiveAsync(
        "presenter", id, archive, session => session.Led.Any(led => led.PresenterId == id), async now => Set(await db.Presenters.SingleAsync(presenter => presenter.Id == id), archive, now), actor);

    private static void Set(IArchived place, bool archive, DateTimeOffset now)
    {
        if (archive)
            place.Archive(now);
        else
            place.Restore();
    }

    private Task<AddOutcome> AddAsync<T>(
        Sending sending, Func<Task<long?>> alike, Func<Task<T>> make, Func<T, long> idOf, string subject, Changes changes, string actor)
        where T : class =>
        writer.CommitAsync<AddOutcome>(db, async () =>
        {
            await db.Database.TakeTurnAsync("places");
            long? other = null;
            var made = await db.OnceAsync(sending.FormId, clock.GetUtcNow(), async () =>
            {
                other = sending.IsAnother ? null : await alike();
                if (other is not null)
                    return null;
                var place = await make();
                db.Add(place);
                await db.SaveChangesAsync();
                Tell(subject, idOf(place), "Created", actor, changes);
                return idOf(place);
            });
            return other is { } known ? new AddOutcome.NameTaken(known) : new AddOutcome.Added(made!.Value);
        });

    private static async Task<long?> AlikeAsync(IQueryable<Named> all, string name) =>
        (await all.ToListAsync()).OrderBy(each => each.Id).FirstOrDefault(each => each.IsCalled(name))?.Id;

    private bool Changed(string subject, long id, bool isNewest, Changes changes, Action change, string actor)
    {
        if (!isNewest || changes.IsEmpty)
            return isNewest;
        change();
        Tell(subject, id, "Changed", actor, changes);
        return true;
    }

    private async Task TellGuestsAsync(PlaceChange change)
    {
        foreach (var module in news)
            await module.TellAsync(db, change, clock.GetUtcNow());
    }

    private Task<int> ArchiveAsync(
        string subject, long id, bool archive, System.Linq.Expressions.Expression<Func<Session, bool>> usesIt, Func<DateTimeOffset, Task> set, string actor) =>
        writer.CommitAsync(db, async () =>
        {
            var now = clock.GetUtcNow();
            await db.Database.TakeTurnAsync(BookingQueries.Turn);
            var held = archive ? await db.Sessions.Where(usesIt).CountAsync(session => session.StartsAt > now && session.CancelledAt == null) : 0;
            if (held > 0)
                return held;
            await set(now);
            Tell(subject, id, archive ? "Archived" : "Restored", actor, new());
            return 0;
        });

    private async Task<bool> OnlyOnceAsync(Func<Task<bool>> change)
    {
        try
        {
            return await writer.CommitAsync(db, change);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private void Tell(string subject, long id, string verb, string actor, Changes changes) =>
        db.Add(new History(subject, id, verb, actor, clock.GetUtcNow(), changes.ToJson()));
}

/// <summary>A form as it is sent.</summary>
/// <param name="FormId">The same however often it is sent; empty where no form asks.</param>
/// <param name="IsAnother">It was shown that there is one of this name, and confirmed that this is another.</param>
public readonly record struct Sending(Guid FormId, bool IsAnother = false);

/// <summary>What came of adding a venue, a room or a presenter: a closed set.</summary>
public abstract record AddOutcome
{
    private AddOutcome()
    {
    }

    /// <summary>It is there, added now or by the same form before.</summary>
    public sealed record Added(long Id) : AddOutcome;

    /// <summary>There is one of this name: is this another?</summary>
    /// <param name="OtherId">That one.</param>
    public sealed record NameTaken(long OtherId) : AddOutcome;
}

/// <summary>Something by its name.</summary>
internal sealed record Named(long Id, string Name)
{
    /// <summary>Whether people would take the name for the same: in whatever case, without diacritics and double spaces.</summary>
    public bool IsCalled(string name) => string.Equals(Plain(Name), Plain(name), StringComparison.Ordinal);

    private static string Plain(string name) => string.Join(' ', Letters.Fold(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

public static class NameQueries
{
    /// <summary>A venue of this name, in whatever case and without its diacritics; null when there is none.</summary>
    /// <param name="db">The database.</param>
    /// <param name="name">As typed.</param>
    /// <param name="besides">Not this one.</param>
    public static async Task<long?> VenueNamedAsync(this StartupsDb db, string name, long besides = 0) =>
        (await db.Venues.Where(venue => venue.Id != besides).OrderBy(venue => venue.Id).Select(venue => new Named(venue.Id, venue.Name)).ToListAsync())
            .Find(venue => venue.IsCalled(name))?.Id;
}
