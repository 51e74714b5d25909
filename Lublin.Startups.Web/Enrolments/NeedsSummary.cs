using System.Globalization;
using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>How many people need what: all that a venue has to know, without names.</summary>
/// <param name="Counts">In the order of the form; only needs that somebody has.</param>
public sealed record NeedsSummary(IReadOnlyList<(Needs Need, int People)> Counts)
{
    private static readonly TimeOnly Closing = new(14, 0);
    private const int DaysBefore = 3;

    public bool IsEmpty => Counts.Count == 0;

    public bool AsksForSignLanguage => Counts.Any(count => count.Need == Needs.SignLanguage);

    /// <summary>By which two summaries are told to be the same: <c>SignLanguage=1 Wheelchair=2</c>.</summary>
    public string Key => string.Join(' ', Counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Need}={count.People}")));

    /// <summary>Whether a venue that was told so knows it: the same needs, and no date that moved since.</summary>
    /// <param name="told">The key of what it was told; null when it was told nothing.</param>
    /// <param name="toldAt">When.</param>
    /// <param name="movedAt">When a session was last moved or added; null when none was.</param>
    public bool IsTold(string? told, DateTimeOffset? toldAt, DateTimeOffset? movedAt) =>
        string.Equals(Key, told ?? "", StringComparison.Ordinal) && (IsEmpty || movedAt is null || movedAt <= toldAt);

    public static NeedsSummary Of(IEnumerable<Needs> people)
    {
        var all = people.ToList();
        return new([.. Enum.GetValues<Needs>().Where(need => need != Needs.None)
            .Select(need => (Need: need, People: all.Count(needs => needs.HasFlag(need)))).Where(count => count.People > 0)]);
    }

    /// <summary>Until when an interpreter of sign language can be ordered: three days before the first session, 14:00.</summary>
    public static DateTimeOffset DeadlineFor(DateOnly firstDay) => Warsaw.ToInstant(firstDay.AddDays(-DaysBefore), Closing);
}

/// <summary>That the venue was told what people need, and what it was told: only numbers.</summary>
public sealed class NeedsTold(long editionId, string told, string toldBy, DateTimeOffset toldAt)
{
    public long Id { get; private set; }
    public long EditionId { get; private set; } = editionId;

    /// <inheritdoc cref="NeedsSummary.Key"/>
    public string Told { get; private set; } = told;

    /// <summary>As the history names actors.</summary>
    public string ToldBy { get; private set; } = toldBy;

    public DateTimeOffset ToldAt { get; private set; } = toldAt;
}
