using System.Globalization;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

public static class SchoolQueries
{
    /// <summary>So many are named at most.</summary>
    public const int Most = 20;

    /// <summary>Schools whose name or number is meant, by name; no more than <see cref="Most"/>. One query.</summary>
    /// <param name="typed">Part of a name, or a number.</param>
    public static async Task<IReadOnlyList<School>> FindSchoolsAsync(this StartupsDb db, string typed)
    {
        var word = Letters.Fold(typed.Trim());
        var isNumber = int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var rspo);
        return await db.Schools.AsNoTracking().Where(school => school.ArchivedAt == null && school.Type != SchoolType.Complex && ((isNumber && school.Rspo == rspo) || school.NameKey.Contains(word)))
            .OrderBy(school => school.Name).ThenBy(school => school.Id).Take(Most).ToListAsync();
    }
}
