using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Editing;

/// <summary>What somebody else saved while a form was open.</summary>
/// <param name="Who">Her name; null when she is not known any more.</param>
/// <param name="At">When she saved.</param>
/// <param name="Differences">Field by field: what the form says, what is saved.</param>
public sealed record Meanwhile(string? Who, DateTimeOffset? At, IReadOnlyList<Difference> Differences)
{
    /// <param name="db">The database.</param>
    /// <param name="subject">As the history names it.</param>
    /// <param name="id">Which.</param>
    /// <param name="typed">Label and value of each field of the form.</param>
    /// <param name="stored">The same of a form made anew.</param>
    public static async Task<Meanwhile> OfAsync(StartupsDb db, string subject, long id, IReadOnlyList<(string Label, string? Value)> typed, IReadOnlyList<(string Label, string? Value)> stored)
    {
        var last = await db.LastDeedAsync(subject, id);
        return new(last?.Who, last?.At, [.. typed.Zip(stored)
            .Where(pair => !string.Equals(Plain(pair.First.Value), Plain(pair.Second.Value), StringComparison.Ordinal))
            .Select(pair => new Difference(pair.First.Label, pair.First.Value, pair.Second.Value))]);
    }

    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}

/// <param name="Label">The field's.</param>
/// <param name="Typed">What the form says.</param>
/// <param name="Stored">What is saved.</param>
public sealed record Difference(string Label, string? Typed, string? Stored);

/// <param name="Who">Her name; null when it was nobody of the staff.</param>
/// <param name="At">When.</param>
public sealed record Deed(string? Who, DateTimeOffset At);

public static class DeedQueries
{
    /// <summary>Who did something to a subject last, and when; two queries.</summary>
    /// <param name="db">The database.</param>
    /// <param name="subject">As the history names it.</param>
    /// <param name="id">Which.</param>
    /// <param name="verb">Only this deed; null for any.</param>
    public static async Task<Deed?> LastDeedAsync(this StartupsDb db, string subject, long id, string? verb = null)
    {
        var last = await db.History.Where(row => row.Subject == subject && row.SubjectId == id && (verb == null || row.Verb == verb))
            .OrderByDescending(row => row.Id).Select(row => new { row.Actor, row.At }).FirstOrDefaultAsync();
        return last is null ? null : new((await db.StaffNamesAsync([last.Actor])).GetValueOrDefault(last.Actor), last.At);
    }
}
