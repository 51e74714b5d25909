using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures.Import;

/// <summary>What a file would do to the working copy: all of it, or nothing when there is a fault.</summary>
/// <param name="Lines">One a row, in the order of the file.</param>
public sealed record ImportPlan(IReadOnlyList<ImportLine> Lines)
{
    public IEnumerable<ImportFault> Faults => Lines.SelectMany(line => line.Faults);

    public bool IsWhole => Lines.All(line => line.Faults.Count == 0);

    /// <summary>Whether saving it would change anything.</summary>
    public bool ChangesAnything => Lines.Any(line => line.State is ImportState.New or ImportState.Changed);

    public int Count(ImportState state) => Lines.Count(line => line.State == state);

    /// <summary>What the preview showed, so that nothing is overwritten that somebody changed meanwhile.</summary>
    public string Seen => Fingerprint.Of(Lines.Select(line => string.Create(
        CultureInfo.InvariantCulture, $"{line.Row.Number} {line.State} {line.Session?.Uid} {line.Session?.Seen} {line.Lecture?.Version} {line.Talk?.Known?.Id}")));
}

/// <summary>One row beside what it would do.</summary>
public sealed record ImportLine(ImportRow Row, LectureValues Values)
{
    public ImportState State { get; init; }
    public IReadOnlyList<ImportFault> Faults { get; init; } = [];

    /// <summary>The session that the row is about; null for a new one.</summary>
    public WorkingSession? Session { get; init; }

    /// <summary>Its lecture as it stands.</summary>
    public KnownLecture? Lecture { get; init; }

    /// <summary>What is told there; null when that is a fault.</summary>
    public ImportTalk? Talk { get; init; }

    /// <summary>What stands in the way of publishing it; a draft may have it.</summary>
    public IReadOnlyList<Conflict> Conflicts { get; init; } = [];

    /// <summary>Whether day, hour, place or speakers change.</summary>
    public bool Moves { get; init; }

    /// <summary>Whether what the lecture is changes.</summary>
    public bool ChangesFacts { get; init; }
}

public enum ImportState
{
    New,
    Changed,
    Unchanged,
    Faulty,
}

/// <summary>A talk that is given already, or one that the file makes.</summary>
/// <param name="Known">Null for a new one.</param>
/// <param name="Made">Null for one that is known; the same for all rows that give it.</param>
public sealed record ImportTalk(KnownTalk? Known, NewTalk? Made);

/// <summary>A talk that a file makes.</summary>
/// <param name="Slug">The address that the file wants; null when its title gives it.</param>
/// <param name="Audience">The audience, in words of the file.</param>
public sealed record NewTalk(string? Slug, string Title, string Lead, string Audience, int Row);
