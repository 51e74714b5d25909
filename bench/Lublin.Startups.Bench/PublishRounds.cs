using System.Diagnostics;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Bench;

/// <summary>A version of the timetable that moves 40 lectures and tells 300 people, beside the 300 mails alone.</summary>
/// <param name="office">Has a semester with those lectures in it.</param>
/// <param name="other">Takes the mails alone.</param>
/// <param name="sessions">Those that are moved.</param>
public sealed class PublishRounds(PlanningOffice office, PlanningOffice other, IReadOnlyList<Guid> sessions)
{
    public const int Changes = 40;
    public const int Enrolled = People - Timetables.Speakers - Timetables.Hosts;
    public const int People = 300;
    private int moved;

    /// <returns>Milliseconds of each.</returns>
    public async Task<PublishTimes> MeasureAsync()
    {
        await MoveAllAsync();
        var seen = await office.AskAsync<PublishDesk, Publication>(desk => desk.LookAsync(null));
        var last = await LastMailAsync();
        var begun = Stopwatch.GetTimestamp();
        var outcome = await office.AskAsync<PublishDesk, TimetableOutcome>(desk => desk.PublishAsync(new(seen.Seen, [.. seen.Chosen.Select(draft => draft.Key)]) { Reason = "Tak trzeba" }, PlanningOffice.Actor));
        var published = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        if (outcome is not TimetableOutcome.Published { Mails: People, Calls: 0 })
            throw new BenchException($"A check failed. Publishing answered {outcome}, with {seen.Next.Changes.Count} changes.");

        await using var from = office.Store.Open();
        var mails = await from.Outbox.AsNoTracking().Where(mail => mail.Id > last).ToListAsync();
        var rows = await BareRows.ReadAsync<OutboxMail>(from, $"id > {last}");
        double bare, mapped;
        await using (var to = other.Store.Open())
            bare = await BareRows.InsertAsync(to, rows);
        await using (var to = other.Store.Open())
        {
            await to.Outbox.ExecuteDeleteAsync();
            List<OutboxMail> again = [.. mails.Select(mail => new OutboxMail(mail.Kind, mail.Subject, mail.Key, mail.Language, mail.CreatedAt, mail.Details))];
            begun = Stopwatch.GetTimestamp();
            to.AddRange(again);
            await to.SaveChangesAsync();
            mapped = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            await to.Outbox.ExecuteDeleteAsync();
        }

        return new(published, mapped, bare);
    }

    private async Task MoveAllAsync()
    {
        moved++;
        foreach (var uid in sessions)
        {
            var seen = await office.AskAsync<StartupsDb, WorkingSession?>(db => db.WorkingSessionAsync(uid));
            var start = new TimeOnly(16, 0).AddMinutes(5 * moved);
            var wanted = new WantedSession(seen!.Slot.Plan with { Start = start, End = start.AddMinutes(90) }, seen.Slot.PresenterIds);
            if (await office.AskAsync<TimetableDesk, EditOutcome>(desk => desk.MoveAsync(uid, wanted, seen.Seen, PlanningOffice.Actor)) is not EditOutcome.Done)
                throw new BenchException("A lecture could not be moved.");
        }
    }

    private Task<long> LastMailAsync() => office.AskAsync<StartupsDb, long>(async db => await db.Outbox.MaxAsync(mail => (long?)mail.Id) ?? 0);
}

/// <summary>Milliseconds: the version, its mails through the mapper, and past it.</summary>
public sealed record PublishTimes(double Published, double Mapped, double Bare);
