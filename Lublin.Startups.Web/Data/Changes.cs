using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lublin.Startups.Web.Data;

/// <summary>
/// What a deed changed, for <see cref="History.Details"/>. Shape: <c>{"changes":{"capacity":[20,24],"name":[]},"reason":"…"}</c>: before and after by field, nothing
/// between the brackets where a personal datum changed, since history outlives it. What it is about besides stands before them.
/// </summary>
public sealed class Changes
{
    private readonly JsonObject fields = [];
    private readonly JsonObject subjects = [];
    private string? reason;

    /// <summary>Whether nothing changed; a reason alone is no change.</summary>
    public bool IsEmpty => fields.Count == 0;

    /// <summary>Says what else it is about, besides the subject of the line: <c>{"session":17,…}</c>.</summary>
    public Changes About(string what, long id)
    {
        subjects[what] = id;
        return this;
    }

    /// <summary>Notes a field that is not personal, if it changed.</summary>
    public Changes Note<T>(string field, T before, T after)
    {
        if (!EqualityComparer<T>.Default.Equals(before, after))
            fields[field] = new JsonArray(JsonSerializer.SerializeToNode(before), JsonSerializer.SerializeToNode(after));
        return this;
    }

    /// <summary>Notes each language of a text by itself, if it changed: <c>title.en</c>.</summary>
    public Changes NoteText(string field, LocalText? before, LocalText? after)
    {
        foreach (var language in (before?.Languages ?? []).Union(after?.Languages ?? [], StringComparer.Ordinal))
            Note($"{field}.{language}", before?.Only(language), after?.Only(language));
        return this;
    }

    /// <summary>Notes that a personal datum changed, and neither what it was nor what it is.</summary>
    public Changes NotePersonal<T>(string field, T before, T after)
    {
        if (!EqualityComparer<T>.Default.Equals(before, after))
            fields[field] = new JsonArray();
        return this;
    }

    /// <summary>Why it was done, in the actor's own words.</summary>
    public Changes Because(string? why)
    {
        reason = why;
        return this;
    }

    /// <returns>Null when there is nothing to tell.</returns>
    public string? ToJson()
    {
        var all = (JsonObject)subjects.DeepClone();
        if (!IsEmpty)
            all["changes"] = fields.DeepClone();
        if (reason is not null)
            all["reason"] = reason;
        return all.Count == 0 ? null : all.ToJsonString(LocalText.Readable);
    }
}
