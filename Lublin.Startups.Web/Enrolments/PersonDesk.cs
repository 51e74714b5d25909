using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What the office does with one person's data and letters.</summary>
public sealed class PersonDesk(StartupsDb db, OutboxWriter writer, TimeProvider clock)
{
    /// <summary>Corrects what was declared. To another address the letter about where the person stands goes at once.</summary>
    /// <param name="enrolmentId">An existing enrolment.</param>
    /// <param name="corrected">Everything, as it is to be.</param>
    /// <param name="endsLinks">The old address was somebody else's: what was mailed there opens nothing any more.</param>
    /// <param name="actor">The member of staff.</param>
    /// <param name="seen">The fingerprint of what the member of staff saw when they opened the form; null when that does not matter.</param>
    public async Task<CorrectionOutcome> CorrectAsync(long enrolmentId, Applicant corrected, bool endsLinks, string actor, string? seen = null)
    {
        try
        {
            return await writer.CommitAsync(db, () => CorrectAsync(enrolmentId, corrected, endsLinks, actor, seen, clock.GetUtcNow()), showsOnPages: _ => false);
        }
        catch (DbUpdateException failure) when (failure.IsTaken())
        {
            // Another sign-up took the key at this very moment.
            db.ChangeTracker.Clear();
            return new CorrectionOutcome.Taken(await OtherAsync(enrolmentId, corrected));
        }
    }

    /// <summary>Sends the letter about where the person stands once more.</summary>
    public Task<CurrentLetterOutcome> SendAgainAsync(long enrolmentId, string actor) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync($"again:{enrolmentId}");
            var now = clock.GetUtcNow();
            var enrolment = await db.Enrolments.Include(enrolment => enrolment.Edition.Sessions).SingleAsync(enrolment => enrolment.Id == enrolmentId);
            if (enrolment.EmailKey is null)
                return CurrentLetterOutcome.NoAddress;
            if (!enrolment.IsMailed)
                return CurrentLetterOutcome.Refused;
            if (enrolment.Edition.LastEnd <= now || RosterMails.KindFor(enrolment.StateAt(now)) is not { } kind)
                return CurrentLetterOutcome.Ended;
            if (await db.Outbox.About(enrolment.Subject).AnyAsync(mail => mail.Kind == kind && mail.SentAt == null && mail.FailedAt == null && mail.VoidedAt == null))
                return CurrentLetterOutcome.UnderWay;
            db.Add(RosterMails.Again(kind, enrolment, now));
            db.Add(new History("enrolment", enrolmentId, "SentAgain", actor, now));
            return CurrentLetterOutcome.Put;
        },
        showsOnPages: _ => false);

    private async Task<CorrectionOutcome> CorrectAsync(long enrolmentId, Applicant corrected, bool endsLinks, string actor, string? seen, DateTimeOffset now)
    {
        await db.Database.TakeTurnAsync($"person:{enrolmentId}");
        var enrolment = await db.Enrolments.Include(enrolment => enrolment.Edition.Sessions).SingleAsync(enrolment => enrolment.Id == enrolmentId);
        var before = enrolment.Applicant;
        if (seen is not null && !string.Equals(seen, before.Fingerprint(), StringComparison.Ordinal))
            return new CorrectionOutcome.Overtaken();
        corrected = corrected.At(enrolment.Edition);
        var changes = ApplicantFields.Changes(before, corrected);
        if (changes.IsEmpty && !endsLinks)
            return new CorrectionOutcome.Nothing();
        var isActive = enrolment.IsActiveAt(now);
        if (isActive && await OtherAsync(enrolmentId, corrected) is { } other)
            return new CorrectionOutcome.Taken(other);
        enrolment.Correct(corrected);
        if (endsLinks)
            enrolment.EndLinks();
        var hasNewAddress = !string.Equals(before.Email, corrected.Email, StringComparison.Ordinal);
        if (hasNewAddress)
            enrolment.TrustEmail();
        var kind = RosterMails.KindFor(enrolment.StateAt(now));
        var isSent = enrolment.IsMailed && kind is not null && (hasNewAddress || endsLinks);
        if (isSent)
            db.Add(RosterMails.Again(kind!, enrolment, now));
        db.Add(new History("enrolment", enrolmentId, "Corrected", actor, now, changes.Note("link", 0, endsLinks ? enrolment.LinkVersion : 0).ToJson()));
        return new CorrectionOutcome.Done(isSent);
    }

    /// <summary>Another active enrolment of the same edition with this name and address; null when there is none.</summary>
    private async Task<Enrolment?> OtherAsync(long enrolmentId, Applicant corrected)
    {
        if (corrected.Email is null)
            return null;
        var (nameKey, emailKey) = (PersonName.Fold(corrected.Name), EmailAddress.Fold(corrected.Email));
        var editions = db.Enrolments.Where(enrolment => enrolment.Id == enrolmentId).Select(enrolment => enrolment.EditionId);
        return await db.Enrolments.AsNoTracking().Active().FirstOrDefaultAsync(other =>
            other.Id != enrolmentId && editions.Contains(other.EditionId) && other.EmailKey == emailKey && other.NameKey == nameKey);
    }
}

/// <summary>What came of a correction: a closed set.</summary>
public abstract record CorrectionOutcome
{
    private CorrectionOutcome()
    {
    }

    /// <param name="IsSent">Whether the letter goes to the new address.</param>
    public sealed record Done(bool IsSent) : CorrectionOutcome;

    /// <summary>It was so already.</summary>
    public sealed record Nothing : CorrectionOutcome;

    /// <summary>Somebody changed this person's data meanwhile: nothing is saved.</summary>
    public sealed record Overtaken : CorrectionOutcome;

    /// <summary>Somebody of this name and address is in already.</summary>
    /// <param name="Other">Null when the person has left since.</param>
    public sealed record Taken(Enrolment? Other) : CorrectionOutcome;
}

/// <summary>What came of sending a letter again.</summary>
public enum CurrentLetterOutcome
{
    Put,

    /// <summary>One like it waits to go out.</summary>
    UnderWay,

    /// <summary>The person has no e-mail address: they are called.</summary>
    NoAddress,

    /// <summary>A server refused the person's address: it is corrected first, or they say that it is right.</summary>
    Refused,

    /// <summary>The enrolment has ended, or the training is over.</summary>
    Ended,
}
