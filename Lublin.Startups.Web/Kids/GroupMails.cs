using System.Globalization;
using System.Text.Json;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Letters about what a school did with its groups: to the person who did it, and a copy to the school's official address, by which the head teacher knows.</summary>
public static class GroupMails
{
    public const string Confirmed = "groups-confirmed";
    public const string ConfirmedCopy = "groups-confirmed-copy";
    public const string Withdrawn = "group-withdrawn";
    public const string WithdrawnCopy = "group-withdrawn-copy";

    public static IReadOnlyList<string> Kinds { get; } = [Confirmed, ConfirmedCopy, Withdrawn, WithdrawnCopy];

    public static Task PutConfirmedAsync(OpenRoster roster, IReadOnlyList<SchoolGroup> groups, SchoolContact contact, Guid formId) => groups.Count == 0
        ? Task.CompletedTask
        : PutAsync(roster, Confirmed, ConfirmedCopy, [.. groups.Select(group => group.Id)], contact, formId.ToString("N"));

    public static Task PutWithdrawnAsync(OpenRoster roster, long groupId, SchoolContact contact) =>
        PutAsync(roster, Withdrawn, WithdrawnCopy, [groupId], contact, groupId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The call that stands for a letter that did not arrive; null for letters of other kinds.</summary>
    internal static PhoneCallKind? CallFor(string kind) => kind switch
    {
        Confirmed or ConfirmedCopy => PhoneCallKind.Confirmed,
        Withdrawn or WithdrawnCopy => PhoneCallKind.Cancelled,
        _ => null,
    };

    /// <summary>The groups that a letter is about.</summary>
    public static IReadOnlyList<long> GroupsOf(OutboxMail mail) => JsonSerializer.Deserialize<long[]>(mail.Details!)!;

    private static async Task PutAsync(OpenRoster roster, string kind, string copy, IReadOnlyList<long> groups, SchoolContact contact, string fact)
    {
        var db = roster.Db;
        var details = JsonSerializer.Serialize(groups);
        var edition = roster.Edition.Id.ToString(CultureInfo.InvariantCulture);
        db.Add(new OutboxMail(kind, new(SchoolPeople.Of, contact.Id), $"{kind}:{edition}:{fact}", "pl", roster.Now, details));
        if (!contact.IsOfficial)
            db.Add(new OutboxMail(copy, new(SchoolPeople.Of, await OfficialAsync(db, contact)), $"{copy}:{edition}:{fact}", "pl", roster.Now, details));
    }

    // The first link to a desk went to the official address. Where nobody is noted for it the letter names who acted, and goes there all the same.
    private static async Task<long> OfficialAsync(StartupsDb db, SchoolContact contact) =>
        await db.SchoolContacts.Where(other => other.SchoolId == contact.SchoolId && other.Name == null).OrderByDescending(other => other.Id).Select(other => (long?)other.Id).FirstOrDefaultAsync()
        ?? contact.Id;
}
