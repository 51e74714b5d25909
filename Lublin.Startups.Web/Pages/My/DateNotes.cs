using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>What a person told of the dates of an enrolment, to be shown beside each and taken back there.</summary>
/// <param name="Absences">By session.</param>
/// <param name="ToCome">The sessions of which something can still be told.</param>
/// <param name="Path">The address of the person's page.</param>
public sealed record DateNotes(IReadOnlyDictionary<long, Absence> Absences, IReadOnlyCollection<long> ToCome, string Path)
{
    /// <summary>Under this key pages hand it to the list of dates.</summary>
    public const string Key = "DateNotes";

    public bool IsMissed(long sessionId) => Absences.Misses(sessionId);

    /// <summary>Whether the person is asked again, because the date moved after they told that they cannot come.</summary>
    public bool IsAskedAgain(long sessionId) => ToCome.Contains(sessionId) && Absences.GetValueOrDefault(sessionId) is { DateMovedAt: not null };
}
