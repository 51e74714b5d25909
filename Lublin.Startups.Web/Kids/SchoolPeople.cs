using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Mails to people of schools.</summary>
public static class SchoolMails
{
    public const string DeskLink = "desk-link";

    /// <summary>The key of a desk that a letter carries.</summary>
    public static long KeyOf(string factKey) => long.Parse(factKey.Split(':')[1], CultureInfo.InvariantCulture);
}

/// <summary>People who work at schools' desks, for the lists of mails and calls.</summary>
public sealed class SchoolPeople : ISubjects
{
    public const string Of = "school-contact";

    public string Type => Of;

    public async Task<IReadOnlyList<Subject>> FindAsync(StartupsDb db, IReadOnlyCollection<long> ids, CancellationToken cancellation) =>
        [.. (await db.SchoolContacts.AsNoTracking().Include(contact => contact.School).Where(contact => ids.Contains(contact.Id)).ToListAsync(cancellation))
            .Select(contact => new Subject(new(Type, contact.Id), contact.Name ?? contact.School.Name, "pl") { Email = contact.Email })];
}

public static class OfficialAddress
{
    private const int Shown = 4;

    /// <summary>sekr•••••@example.org: enough to be recognised by people who know it.</summary>
    public static string Masked(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var shown = Math.Min(Shown, at / 2);
        return email[..shown] + "•••••" + email[at..];
    }
}
