using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Programmes;

/// <summary>An edition as lists, pages and calendars read it, of the public and of the office; pages add words, nothing else.</summary>
public sealed record EditionSummary
{
    public required long Id { get; init; }
    public required long ProgrammeId { get; init; }
    public required ProgrammeKind Kind { get; init; }
    public required string ProgrammeSlug { get; init; }

    /// <summary>Empty while it is a draft.</summary>
    public required string Slug { get; init; }

    public required LocalText Title { get; init; }
    public required LocalText Lead { get; init; }
    public required ProgrammeLevel Level { get; init; }
    public required string Language { get; init; }
    public required Places Places { get; init; }
    public required Entry Entry { get; init; }
    public required DateTimeOffset? PublishedAt { get; init; }
    public required DateTimeOffset OpensAt { get; init; }
    public required DateTimeOffset? ClosesAt { get; init; }
    public required DateTimeOffset? ClosedAt { get; init; }
    public required DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Why it was cancelled, in Polish.</summary>
    public required string? CancelReason { get; init; }

    /// <summary>In order of time, the cancelled among them; a draft may have none.</summary>
    public IReadOnlyList<SessionSummary> Sessions { get; init; } = [];

    /// <summary>The same of an edition already at hand.</summary>
    /// <param name="edition">With programme, sessions and rooms.</param>
    public static EditionSummary Of(Edition edition) => new()
    {
        Id = edition.Id,
        ProgrammeId = edition.ProgrammeId,
        Kind = edition.Programme.Kind,
        ProgrammeSlug = edition.Programme.Slug,
        Slug = edition.Slug ?? "",
        Title = edition.Programme.Title,
        Lead = edition.Programme.Lead,
        Level = edition.Programme.Level,
        Language = edition.Language,
        Places = edition.Places,
        Entry = edition.Entry,
        PublishedAt = edition.PublishedAt,
        OpensAt = edition.OpensAt,
        ClosesAt = edition.ClosesAt,
        ClosedAt = edition.ClosedAt,
        CancelledAt = edition.CancelledAt,
        CancelReason = edition.CancelReason,
        Sessions = [.. edition.Sessions.OrderBy(session => session.StartsAt).Select(SessionSummary.Of)],
    };

    /// <summary>The first session that takes place; the first at all when none does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no session yet.</exception>
    public SessionSummary First => Sessions.FirstOrDefault(session => !session.Cancelled) ?? Sessions[0];

    /// <summary>How many take place; all of them when the edition is cancelled.</summary>
    public int Held => Math.Max(1, Sessions.Count(session => !session.Cancelled));

    /// <summary>Its own last session ends in a room or on-line; mixed editions have both.</summary>
    public bool IsOnline => First.Place is null;

    /// <summary>The moments from which its state is read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no session yet.</exception>
    public EditionWindow Window => new(PublishedAt, OpensAt, ClosesAt, ClosedAt, CancelledAt, First.StartsAt, Sessions.Max(session => session.EndsAt)) { Entry = Entry };

    public EditionState StateAt(DateTimeOffset now) => PublishedAt is null ? EditionState.Draft : Window.StateAt(now);
}
