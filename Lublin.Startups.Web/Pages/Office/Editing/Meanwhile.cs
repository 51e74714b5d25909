using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Editing;

/// <summary>What somebody else saved while a form was open.</summary>
/// <param name="Last">Who saved it and when; null when the history does not know.</param>
/// <param name="Differences">Field by field: what the form says, what is saved.</param>
public sealed record Meanwhile(Deed? Last, IReadOnlyList<Difference> Differences)
{
    /// <param name="db">The database.</param>
    /// <param name="subject">As the history names it.</param>
    /// <param name="id">Which.</param>
    /// <param name="typed">Label and value of each field of the form.</param>
    /// <param name="stored">The same for a freshly made form.</param>
    /// <param name="verbs">The deeds that change what the form is of; any when none is named.</param>
    public static async Task<Meanwhile> OfAsync(StartupsDb db, string subject, long id, IReadOnlyList<(string Label, string? Value)> typed, IReadOnlyList<(string Label, string? Value)> stored, params string[] verbs)
    {
        return new(await db.LastDeedAsync(subject, id, verbs), [.. typed.Zip(stored)
            .Where(pair => !string.Equals(Plain(pair.First.Value), Plain(pair.Second.Value), StringComparison.Ordinal))
            .Select(pair => new Difference(pair.First.Label, pair.First.Value, pair.Second.Value))]);
    }

    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}

/// <param name="Label">The field's.</param>
/// <param name="Typed">What the form says.</param>
/// <param name="Stored">What is saved.</param>
public sealed record Difference(string Label, string? Typed, string? Stored);

/// <param name="Who">The name of a member of staff; null when it was nobody of them, or the name is not known any more.</param>
/// <param name="At">When.</param>
/// <param name="IsParticipant">Whether the person did it themselves, by their own link.</param>
public sealed record Deed(string? Who, DateTimeOffset At, bool IsParticipant);

public static class DeedQueries
{
    /// <summary>Who did something to a subject last, and when; two queries.</summary>
    /// <param name="db">The database.</param>
    /// <param name="subject">As the history names it.</param>
    /// <param name="id">Which.</param>
    /// <param name="verbs">Only these deeds; any when none is named.</param>
    public static async Task<Deed?> LastDeedAsync(this StartupsDb db, string subject, long id, params string[] verbs)
    {
        var last = await db.History.Where(row => row.Subject == subject && row.SubjectId == id && (verbs.Length == 0 || verbs.Contains(row.Verb)))
            .OrderByDescending(row => row.Id).Select(row => new { row.Actor, row.At }).FirstOrDefaultAsync();
        return last is null ? null : new((await db.StaffNamesAsync([last.Actor])).GetValueOrDefault(last.Actor), last.At, string.Equals(last.Actor, Actor.Participant, StringComparison.Ordinal));
    }
}
