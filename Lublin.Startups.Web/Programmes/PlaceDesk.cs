using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

/// <summary>Venues, rooms and trainers, as the office keeps them. Nothing is deleted: what is out of use is archived.</summary>
public sealed class PlaceDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    public Task<long> AddVenueAsync(VenueTexts texts, string actor) => AddAsync(new Venue(texts), venue => venue.Id, "venue", actor);

    public Task<long> AddTrainerAsync(string name, LocalText bio, string actor) => AddAsync(new Trainer(name, bio), trainer => trainer.Id, "trainer", actor);

    public Task<long> AddRoomAsync(long venueId, string name, int seats, string actor) => writer.CommitAsync(db, async () =>
    {
        var room = (await db.Venues.SingleAsync(venue => venue.Id == venueId)).AddRoom(name, seats);
        await db.SaveChangesAsync();
        Tell("room", room.Id, "Created", actor, new Changes().Note("name", null, name).Note("seats", 0, seats));
        return room.Id;
    });

    /// <returns>False when somebody else changed it since <paramref name="version"/>: nothing is saved.</returns>
    public Task<bool> ChangeVenueAsync(long id, int version, VenueTexts texts, string actor) => OnlyOnceAsync(async () =>
    {
        var venue = await db.Venues.SingleAsync(venue => venue.Id == id);
        var changes = new Changes().Note("name", venue.Name, texts.Name).Note("address", venue.Address, texts.Address).Note("mapLink", venue.MapLink, texts.MapLink)
            .NoteText("access", venue.Access, texts.Access).NoteText("directions", venue.Directions, texts.Directions);
        return Changed("venue", id, venue.Version == version, changes, () => venue.Change(texts), actor);
    });

    /// <inheritdoc cref="ChangeVenueAsync"/>
    public Task<bool> ChangeRoomAsync(long id, int version, string name, int seats, string actor) => OnlyOnceAsync(async () =>
    {
        var room = await db.Rooms.SingleAsync(room => room.Id == id);
        var changes = new Changes().Note("name", room.Name, name).Note("seats", room.Seats, seats);
        return Changed("room", id, room.Version == version, changes, () => room.Change(name, seats), actor);
    });

    /// <inheritdoc cref="ChangeVenueAsync"/>
    public Task<bool> ChangeTrainerAsync(long id, int version, string name, LocalText bio, string actor) => OnlyOnceAsync(async () =>
    {
        var trainer = await db.Trainers.SingleAsync(trainer => trainer.Id == id);
        var changes = new Changes().NotePersonal("name", trainer.Name, name).NotePersonal("bio", trainer.Bio.ToJson(), bio.ToJson());
        return Changed("trainer", id, trainer.Version == version, changes, () => trainer.Change(name, bio), actor);
    });

    /// <summary>Nothing new is planned there any more; or again.</summary>
    /// <returns>How many sessions to come hold it back from the archive; 0 when it is done.</returns>
    public Task<int> ArchiveVenueAsync(long id, bool archive, string actor) => ArchiveAsync(
        "venue", id, archive, session => session.Room!.VenueId == id, async now => Set(await db.Venues.SingleAsync(venue => venue.Id == id), archive, now), actor);

    /// <inheritdoc cref="ArchiveVenueAsync"/>
    public Task<int> ArchiveRoomAsync(long id, bool archive, string actor) => ArchiveAsync(
        "room", id, archive, session => session.RoomId == id, async now => Set(await db.Rooms.SingleAsync(room => room.Id == id), archive, now), actor);

    /// <inheritdoc cref="ArchiveVenueAsync"/>
    public Task<int> ArchiveTrainerAsync(long id, bool archive, string actor) => ArchiveAsync(
        "trainer", id, archive, session => session.Edition.TrainerId == id, async now => Set(await db.Trainers.SingleAsync(trainer => trainer.Id == id), archive, now), actor);

    private static void Set(IArchived place, bool archive, DateTimeOffset now)
    {
        if (archive)
            place.Archive(now);
        else
            place.Restore();
    }

    private Task<long> AddAsync<T>(T place, Func<T, long> idOf, string subject, string actor)
        where T : class =>
        writer.CommitAsync(db, async () =>
        {
            db.Add(place);
            await db.SaveChangesAsync();
            Tell(subject, idOf(place), "Created", actor, new());
            return idOf(place);
        });

    private bool Changed(string subject, long id, bool isNewest, Changes changes, Action change, string actor)
    {
        if (!isNewest || changes.IsEmpty)
            return isNewest;
        change();
        Tell(subject, id, "Changed", actor, changes);
        return true;
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
