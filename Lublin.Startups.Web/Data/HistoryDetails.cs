using System.Text.Json;

namespace Lublin.Startups.Web.Data;

/// <summary>What a row of history says besides who, when and what: read back from <see cref="History.Details"/>, of <see cref="Changes"/> or of older rows.</summary>
/// <param name="Fields">In the order they were noted.</param>
/// <param name="Reason">In the actor's own words; null without one.</param>
public sealed record HistoryDetails(IReadOnlyList<FieldChange> Fields, string? Reason)
{
    private static readonly HistoryDetails None = new([], null);

    /// <summary>Reads any details; what is no JSON object says nothing.</summary>
    public static HistoryDetails Read(string? json)
    {
        if (json is null)
            return None;
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    private static HistoryDetails Read(JsonElement root)
    {
        List<FieldChange> fields = [];
        string? reason = null;
        foreach (var part in root.EnumerateObject())
        {
            if (part.NameEquals("reason"))
                reason = part.Value.ToString();
            else if (part.NameEquals("changes") && part.Value.ValueKind == JsonValueKind.Object)
                fields.AddRange(part.Value.EnumerateObject().Select(field => Change(field.Name, field.Value)));
            else
                fields.Add(new(part.Name, FieldKnowledge.Fact, null, Text(part.Value)));
        }

        return new(fields, reason);
    }

    private static FieldChange Change(string field, JsonElement noted) =>
        noted.ValueKind == JsonValueKind.Array && noted.GetArrayLength() == 2
            ? new(field, FieldKnowledge.BeforeAndAfter, Text(noted[0]), Text(noted[1]))
            : new(field, FieldKnowledge.Personal, null, null);

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}

/// <param name="Field">Its name in the code.</param>
/// <param name="Known">What is known of it.</param>
/// <param name="Before">As it was noted; null where it was empty.</param>
/// <param name="After">As it was noted; null where it is empty.</param>
public sealed record FieldChange(string Field, FieldKnowledge Known, string? Before, string? After);

/// <summary>What history knows of a field.</summary>
public enum FieldKnowledge
{
    BeforeAndAfter,

    /// <summary>That a personal datum changed, and nothing else.</summary>
    Personal,

    /// <summary>A fact without a before, as older rows have them.</summary>
    Fact,
}
