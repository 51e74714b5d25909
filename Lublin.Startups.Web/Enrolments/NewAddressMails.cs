using System.Globalization;
using System.Text.Json;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Letters to addresses that no enrolment has, not yet or not any more. Such an address stands sealed in the mail, and nowhere else.</summary>
public sealed class NewAddressMails(AddressSeal seal, PersonalLink links)
{
    /// <summary>How often one enrolment may ask within a day.</summary>
    public const int MostOfEnrolment = 5;

    /// <summary>How many such letters one address is sent within a day: it may be a stranger's.</summary>
    public const int MostToAddress = 10;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Puts the letter, unless the address has had enough of them.</summary>
    /// <returns>False when the enrolment has asked too often.</returns>
    internal async Task<bool> AskAsync(StartupsDb db, NewAddress asked, string language)
    {
        await db.Database.TakeTurnAsync($"address:{asked.EnrolmentId}");
        var since = asked.AskedAt - Day;
        var letters = db.Outbox.Where(mail => mail.Kind == RosterMails.NewAddress && mail.CreatedAt > since);
        if (await letters.About(Enrolment.SubjectOf(asked.EnrolmentId)).CountAsync() >= MostOfEnrolment)
            return false;
        var to = $"{RosterMails.NewAddress}:{links.Fingerprint(EmailAddress.Fold(asked.Email))}:";
        if (await letters.CountAsync(mail => mail.Key.StartsWith(to)) < MostToAddress)
            db.Add(new OutboxMail(RosterMails.NewAddress, Enrolment.SubjectOf(asked.EnrolmentId), $"{to}{Guid.CreateVersion7():N}", language, asked.AskedAt, JsonSerializer.Serialize(seal.Seal(asked))));
        return true;
    }

    internal OutboxMail Former(Enrolment enrolment, string email, DateTimeOffset now) => new(
        RosterMails.FormerAddress, enrolment.Subject, string.Create(CultureInfo.InvariantCulture, $"{RosterMails.FormerAddress}:{enrolment.Id}:{enrolment.LinkVersion}"),
        enrolment.Language, now, JsonSerializer.Serialize(seal.SealFormer(email)));
}
