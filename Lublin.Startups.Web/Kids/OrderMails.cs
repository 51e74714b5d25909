using System.Globalization;
using System.Text.Json;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>
/// The one place where what the order of a call did to a group becomes mails to its school: one to the official address, which is how the head teacher knows, and one to
/// each colleague who works at the school's desk.
/// </summary>
public static class OrderMails
{
    /// <summary>A group that waited has a place.</summary>
    public const string Admitted = "group-admitted";

    public const string Offered = "group-offered";
    public const string OfferReminder = "group-offer-reminder";
    public const string OfferEnded = "group-offer-ended";
    public const string Cancelled = "group-cancelled";

    /// <summary>All kinds of them.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Admitted, Offered, OfferReminder, OfferEnded, Cancelled];

    /// <summary>The kind that tells of a change; null where nothing is new to the school, and of what its own letters of confirmation and withdrawal say.</summary>
    public static string? KindFor(RosterChange change) => change.Event switch
    {
        RosterEvent.Confirmed when change.Reason is not null || change.Enrolment.OfferedAt is not null => Admitted,
        RosterEvent.Offered => Offered,
        RosterEvent.OfferExpired or RosterEvent.Declined => OfferEnded,
        RosterEvent.CancelledByOffice => Cancelled,
        _ => null,
    };

    /// <summary>The call that stands for a letter that did not arrive.</summary>
    internal static PhoneCallKind? CallFor(string kind) => kind switch
    {
        Admitted => PhoneCallKind.Confirmed,
        Offered or OfferReminder => PhoneCallKind.Offered,
        OfferEnded => PhoneCallKind.OfferEnded,
        Cancelled => PhoneCallKind.Cancelled,
        _ => null,
    };

    /// <summary>The colleague whom a copy goes to; null for the official address.</summary>
    public static long? ContactOf(OutboxMail mail) => mail.Details is null ? null : JsonSerializer.Deserialize<CopyTo>(mail.Details)!.Contact;

    /// <summary>Puts one letter with its copies, once however often it is asked for.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="kind">Of letter.</param>
    /// <param name="group">With its school and enrolment.</param>
    /// <param name="now">An instant.</param>
    /// <returns>Whether it had not been put before.</returns>
    internal static async Task<bool> PutAsync(StartupsDb db, string kind, SchoolGroup group, DateTimeOffset now)
    {
        var key = KeyOf(kind, group.Enrolment!);
        if (await db.Outbox.AnyAsync(mail => mail.Key == key))
            return false;
        db.Add(new OutboxMail(kind, GroupSubjects.Key(group.Id), key, "pl", now));
        foreach (var colleague in await ColleaguesAsync(db, group.School, Warsaw.DateOf(now)))
            db.Add(new OutboxMail(kind, GroupSubjects.Key(group.Id), string.Create(CultureInfo.InvariantCulture, $"{key}:{colleague.Id}"), "pl", now, JsonSerializer.Serialize(new CopyTo(colleague.Id))));
        return true;
    }

    // A place may be offered again after nobody could tell of the first offer.
    private static string KeyOf(string kind, Enrolment enrolment) => kind is Offered or OfferReminder
        ? string.Create(CultureInfo.InvariantCulture, $"{kind}:{enrolment.Id}:{enrolment.OfferedAt!.Value.UtcDateTime:yyyyMMddHHmmss}")
        : string.Create(CultureInfo.InvariantCulture, $"{kind}:{enrolment.Id}");

    private static async Task<IReadOnlyList<SchoolContact>> ColleaguesAsync(StartupsDb db, School school, DateOnly today)
    {
        var contacts = await db.SchoolContacts.AsNoTracking().Where(contact => contact.SchoolId == school.Id && contact.Name != null && contact.EndedAt == null).OrderBy(contact => contact.Id).ToListAsync();
        return [.. contacts.Where(contact => contact.IsActiveOn(today)).DistinctBy(contact => EmailAddress.Fold(contact.Email), StringComparer.Ordinal)
            .Where(contact => !string.Equals(EmailAddress.Fold(contact.Email), EmailAddress.Fold(school.OfficialEmail), StringComparison.Ordinal))];
    }

    private sealed record CopyTo(long? Contact);
}
