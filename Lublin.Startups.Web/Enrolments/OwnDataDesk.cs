using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What people correct of their own data. A name counts at once; an address once the mailbox has shown that it is theirs (docs/adr/0019).</summary>
public sealed class OwnDataDesk(StartupsDb db, OutboxWriter writer, NewAddressMails mails)
{
    /// <summary>Corrects what people correct themselves, at once.</summary>
    /// <param name="enrolmentId">An existing enrolment.</param>
    /// <param name="corrected">As it is to be. What only the office or a mailbox corrects stays as it is kept; needs that the edition cannot meet are dropped.</param>
    /// <param name="now">An instant.</param>
    public async Task<CorrectionOutcome> CorrectAsync(long enrolmentId, Applicant corrected, DateTimeOffset now)
    {
        try
        {
            return await writer.CommitAsync(db, () => CorrectOnceAsync(enrolmentId, corrected, now), showsOnPages: _ => false);
        }
        catch (DbUpdateException failure) when (failure.IsTaken())
        {
            db.ChangeTracker.Clear();
            return new CorrectionOutcome.Taken(null);
        }
    }

    /// <summary>Mails a link to an address that is to be the enrolment's. Whether the address is known makes no difference.</summary>
    /// <param name="enrolment">Active.</param>
    /// <param name="email">A valid address.</param>
    /// <param name="language">pl, en, uk: of the page that asked.</param>
    /// <param name="now">An instant.</param>
    /// <returns>False when this enrolment has asked too often.</returns>
    public Task<bool> AskAddressAsync(Enrolment enrolment, string email, string language, DateTimeOffset now) =>
        writer.CommitAsync(db, () => mails.AskAsync(db, new(enrolment.Id, enrolment.LinkVersion, email, now), language), showsOnPages: _ => false);

    /// <summary>The mailbox has answered: the address counts from now on, links that were mailed to the former one end, and the former one is told.</summary>
    public async Task<AddressOutcome> ConfirmAddressAsync(NewAddress asked, DateTimeOffset now)
    {
        try
        {
            return await writer.CommitAsync(db, () => ConfirmOnceAsync(asked, now), showsOnPages: _ => false);
        }
        catch (DbUpdateException failure) when (failure.IsTaken())
        {
            db.ChangeTracker.Clear();
            return new AddressOutcome.Taken();
        }
    }

    private async Task<CorrectionOutcome> CorrectOnceAsync(long enrolmentId, Applicant corrected, DateTimeOffset now)
    {
        await db.Database.TakeTurnAsync($"person:{enrolmentId}");
        var enrolment = await db.Enrolments.Include(enrolment => enrolment.Edition.Sessions).SingleAsync(enrolment => enrolment.Id == enrolmentId);
        var before = enrolment.Applicant;
        var after = (ApplicantFields.All.Where(field => field.CorrectedBy == CorrectedBy.Person).Aggregate(before, (applicant, field) => field.With(applicant, field.Kept(corrected)))
            with
        { NeedsConsentAt = corrected.NeedsConsentAt }).At(enrolment.Edition);
        if (enrolment.IsActiveAt(now) && await IsTakenAsync(enrolment, after))
            return new CorrectionOutcome.Taken(null);
        enrolment.Correct(after);
        db.Add(new History("enrolment", enrolmentId, "Corrected", Actor.Participant, now, ApplicantFields.Changes(before, after).ToJson()));
        return new CorrectionOutcome.Done(IsSent: false);
    }

    private async Task<AddressOutcome> ConfirmOnceAsync(NewAddress asked, DateTimeOffset now)
    {
        await db.Database.TakeTurnAsync($"person:{asked.EnrolmentId}");
        var enrolment = await db.Enrolments.SingleOrDefaultAsync(enrolment => enrolment.Id == asked.EnrolmentId);
        if (enrolment is null || enrolment.LinkVersion != asked.LinkVersion || !enrolment.IsActiveAt(now) || now >= asked.EndsAt)
            return new AddressOutcome.Void();
        var (before, after) = (enrolment.Applicant, enrolment.Applicant with { Email = asked.Email });
        if (await IsTakenAsync(enrolment, after))
            return new AddressOutcome.Taken();
        enrolment.Correct(after);
        enrolment.EndLinks();
        enrolment.TrustEmail();
        if (before.Email is not null)
            db.Add(mails.Former(enrolment, before.Email, now));
        db.Add(RosterMails.Again(RosterMails.KindFor(enrolment.StateAt(now))!, enrolment, now));
        var changes = ApplicantFields.Changes(before, after).Note("link", 0, enrolment.LinkVersion);
        db.Add(new History("enrolment", enrolment.Id, "Corrected", Actor.Participant, now, changes.ToJson()));
        return new AddressOutcome.Confirmed(enrolment.Link);
    }

    private async Task<bool> IsTakenAsync(Enrolment enrolment, Applicant after)
    {
        if (after.Email is null)
            return false;
        var (nameKey, emailKey) = (PersonName.Fold(after.Name), EmailAddress.Fold(after.Email));
        return await db.Enrolments.Active().AnyAsync(other =>
            other.Id != enrolment.Id && other.EditionId == enrolment.EditionId && other.EmailKey == emailKey && other.NameKey == nameKey);
    }
}

/// <summary>What came of confirming an address: a closed set.</summary>
public abstract record AddressOutcome
{
    private AddressOutcome()
    {
    }

    /// <param name="Link">What the code of the link is derived from now.</param>
    public sealed record Confirmed(LinkHolder Link) : AddressOutcome;

    /// <summary>Too late, used already, or there is nothing left to confirm it for.</summary>
    public sealed record Void : AddressOutcome;

    /// <summary>Somebody of this name and address is in already.</summary>
    public sealed record Taken : AddressOutcome;
}
