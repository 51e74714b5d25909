using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Lets the time to answer an offer run from the moment the person hears of it: when the letter has left, or when somebody has called.</summary>
public sealed class OfferTime : IDelivered
{
    /// <inheritdoc />
    public async Task<bool> NoteAsync(StartupsDb db, OutboxMail mail, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!string.Equals(mail.Kind, RosterMails.Offered, StringComparison.Ordinal))
            return false;
        var began = await BeginAsync(db, mail.SubjectId, mail.TriedAt ?? now, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return began;
    }

    /// <summary>The time begins, unless it runs already or nothing is offered.</summary>
    /// <param name="db">In a transaction; the roster of the edition is taken.</param>
    /// <param name="enrolmentId">The enrolment of the person who was told.</param>
    /// <param name="from">The instant from which the person was told that it counts.</param>
    /// <param name="now">When that was.</param>
    /// <returns>Whether it began.</returns>
    internal static async Task<bool> BeginAsync(StartupsDb db, long enrolmentId, DateTimeOffset from, DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (await UntoldAsync(db, enrolmentId, cancellation) is not { } untold || Offers.EndOf(from, untold.Edition.FirstStart) is not { } end)
            return false;
        untold.TellOffer(now, end);
        return true;
    }

    /// <summary>The call was noted by mistake: the time it began has not begun.</summary>
    /// <returns>Whether it had begun with that call.</returns>
    internal static async Task<bool> StopAsync(StartupsDb db, long enrolmentId, DateTimeOffset begun)
    {
        var told = await TakenAsync(db, enrolmentId, default);
        if (told is not { State: EnrolmentState.Offered } || told.OfferToldAt != begun)
            return false;
        told.UntellOffer(Offers.TellBy(told.Edition.FirstStart));
        return true;
    }

    private static async Task<Enrolment?> UntoldAsync(StartupsDb db, long enrolmentId, CancellationToken cancellation) =>
        await db.Enrolments.AnyAsync(enrolment => enrolment.Id == enrolmentId && enrolment.OfferedAt != null && enrolment.OfferToldAt == null, cancellation)
        && await TakenAsync(db, enrolmentId, cancellation) is { IsUntold: true } untold ? untold : null;

    // The roster is taken before the enrolment is read: the holder of the turn before may have changed it.
    private static async Task<Enrolment?> TakenAsync(StartupsDb db, long enrolmentId, CancellationToken cancellation)
    {
        var editionId = await db.Enrolments.Where(enrolment => enrolment.Id == enrolmentId).Select(enrolment => enrolment.EditionId).SingleAsync(cancellation);
        await db.TakeRoster(editionId).ToListAsync(cancellation);
        return await db.Enrolments.Include(enrolment => enrolment.Edition.Sessions).SingleOrDefaultAsync(enrolment => enrolment.Id == enrolmentId, cancellation);
    }
}
