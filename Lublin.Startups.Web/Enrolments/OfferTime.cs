using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Lets the time to answer an offer run from the moment the person hears of it: when the letter has left, or when somebody has called.</summary>
public sealed class OfferTime(IEnumerable<IRosterTeller> tellers) : IDelivered
{
    /// <inheritdoc />
    public async Task<bool> NoteAsync(StartupsDb db, OutboxMail mail, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!string.Equals(mail.Kind, RosterMails.Offered, StringComparison.Ordinal) && !tellers.Any(teller => string.Equals(teller.OfferMail, mail.Kind, StringComparison.Ordinal)))
            return false;
        var began = await BeginAsync(db, mail.Subject, mail.TriedAt ?? now, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return began;
    }

    /// <summary>The time begins, unless it runs already or nothing is offered.</summary>
    /// <param name="db">In a transaction; the roster of the edition is taken.</param>
    /// <param name="told">The person or group who was told.</param>
    /// <param name="from">The instant from which the person was told that it counts.</param>
    /// <param name="now">When that was.</param>
    /// <returns>Whether it began.</returns>
    internal async Task<bool> BeginAsync(StartupsDb db, SubjectKey told, DateTimeOffset from, DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (await tellers.EnrolmentOfAsync(db, told, cancellation) is not { } enrolmentId || await UntoldAsync(db, enrolmentId, cancellation) is not { } untold
            || (await tellers.TermsAsync(db, untold.Edition)).EndOf(from) is not { } end)
            return false;
        untold.TellOffer(now, end);
        return true;
    }

    /// <summary>The call was noted by mistake: the time it began has not begun.</summary>
    /// <returns>Whether it had begun with that call.</returns>
    internal async Task<bool> StopAsync(StartupsDb db, SubjectKey who, DateTimeOffset begun)
    {
        if (await tellers.EnrolmentOfAsync(db, who) is not { } enrolmentId || await TakenAsync(db, enrolmentId, default) is not { State: EnrolmentState.Offered } told || told.OfferToldAt != begun)
            return false;
        told.UntellOffer((await tellers.TermsAsync(db, told.Edition)).TellBy);
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
        return await db.Enrolments.Include(enrolment => enrolment.Edition.Programme).Include(enrolment => enrolment.Edition.Sessions).SingleOrDefaultAsync(enrolment => enrolment.Id == enrolmentId, cancellation);
    }
}
