namespace Lublin.Startups.Web.Kids;

/// <summary>The order of a call as it stood at an instant, for the file; a new one never replaces an old one.</summary>
public sealed class Protocol
{
    private Protocol()
    {
    }

    public Protocol(long editionId, int number, IEnumerable<ProtocolRow> rows, string actor, DateTimeOffset now)
    {
        (EditionId, Number, Actor, At) = (editionId, number, actor, now);
        Rows = [.. rows];
    }

    public long Id { get; private set; }
    public long EditionId { get; private set; }

    /// <summary>From 1 in a season.</summary>
    public int Number { get; private set; }

    public string Actor { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public IList<ProtocolRow> Rows { get; private set; } = [];
}

/// <summary>One group of a protocol.</summary>
/// <param name="Order">Its place in the order of confirmation.</param>
/// <param name="Number">DZ-2027-014.</param>
/// <param name="ConfirmedAt">To the second.</param>
/// <param name="School">Its name.</param>
/// <param name="Label">The group's.</param>
/// <param name="Children">How many.</param>
/// <param name="State">A word of <see cref="Enrolments.EnrolmentState"/>.</param>
/// <param name="Place">Where it stands among those waiting, from 1; null when it does not wait.</param>
/// <param name="Reason">Why it stands otherwise than by order, in the words of the office; null when it does not.</param>
public sealed record ProtocolRow(int Order, string Number, DateTimeOffset ConfirmedAt, string School, string Label, int Children, string State, int? Place, string? Reason)
{
    /// <summary>A word of <see cref="ReserveReason"/>: what stood against it when it was confirmed; null when it does not wait.</summary>
    public string? Why { get; init; }

    /// <summary>How many children could still come then.</summary>
    public int? Free { get; init; }

    /// <summary>How many it came with then.</summary>
    public int? Asked { get; init; }
}

/// <summary>The numbers of a season, kept for ever once they are frozen; nobody is named in them.</summary>
public sealed class FrozenSeason
{
    private FrozenSeason()
    {
    }

    public FrozenSeason(int year, SeasonFigures figures, string actor, DateTimeOffset now, bool isSample = false)
    {
        (Year, Figures, Actor, FrozenAt, IsSample) = (year, figures, actor, now, isSample);
    }

    public long Id { get; private set; }
    public int Year { get; private set; }
    public SeasonFigures Figures { get; private set; } = null!;
    public string Actor { get; private set; } = "";
    public DateTimeOffset FrozenAt { get; private set; }

    /// <summary>Made up for a demonstration, and said to be so.</summary>
    public bool IsSample { get; private set; }
}

/// <summary>What a season comes to.</summary>
/// <param name="Groups">With a place.</param>
/// <param name="Children">In them.</param>
/// <param name="Schools">That they are of.</param>
/// <param name="Teachers">In charge of them.</param>
/// <param name="Animators">Who led at least one meeting.</param>
/// <param name="LessonHours">Of 45 minutes, of meetings held with animators.</param>
/// <param name="Visits">To firms, held.</param>
/// <param name="CreativeHours">Held.</param>
/// <param name="Hosts">Who received at least one group.</param>
public sealed record SeasonFigures(int Groups, int Children, int Schools, int Teachers, int Animators, int LessonHours, int Visits, int CreativeHours, int Hosts);
