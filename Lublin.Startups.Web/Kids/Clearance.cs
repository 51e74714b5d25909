using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Kids;

/// <summary>
/// That somebody was looked up in a register before they work with children (act of 13 May 2016, article 21): when, by whom, until when it counts. No document and no
/// result is kept: people who are not cleared have no row.
/// </summary>
public sealed class Clearance
{
    public const int UsualMonths = 12;
    public const int LongestMonths = 24;

    private Clearance()
    {
    }

    /// <param name="person">A presenter or a <see cref="VisitHost"/>.</param>
    /// <param name="register">Which register.</param>
    /// <param name="checkedOn">Not in the future.</param>
    /// <param name="validUntil">The last day on which it counts; at most 24 months later.</param>
    /// <param name="checkedBy">As the history names actors.</param>
    /// <param name="now">When it was written down.</param>
    public Clearance(SubjectKey person, ClearanceRegister register, DateOnly checkedOn, DateOnly validUntil, string checkedBy, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(checkedOn, Warsaw.DateOf(now));
        ArgumentOutOfRangeException.ThrowIfLessThan(validUntil, checkedOn);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(validUntil, checkedOn.AddMonths(LongestMonths));
        (PersonType, PersonId) = (person.Type, person.Id);
        (Register, CheckedOn, ValidUntil, CheckedBy, RecordedAt) = (register, checkedOn, validUntil, checkedBy, now);
    }

    public long Id { get; private set; }
    public string PersonType { get; private set; } = "";
    public long PersonId { get; private set; }
    public SubjectKey Person => new(PersonType, PersonId);
    public ClearanceRegister Register { get; private set; }
    public DateOnly CheckedOn { get; private set; }
    public DateOnly ValidUntil { get; private set; }

    /// <summary>As the history names actors.</summary>
    public string CheckedBy { get; private set; } = "";

    public DateTimeOffset RecordedAt { get; private set; }

    public bool HoldsOn(DateOnly day) => CheckedOn <= day && day <= ValidUntil;
}

public enum ClearanceRegister
{
    /// <summary>The register of sexual offenders.</summary>
    Rspts,

    /// <summary>The national criminal register.</summary>
    Krk,
}
