using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What a person declares of themselves; the least that serves.</summary>
/// <param name="Name">1–100 characters, as typed.</param>
/// <param name="Email">Null for a sign-up by telephone or on paper.</param>
/// <param name="Phone">E.164, or null.</param>
/// <param name="Situation">What the person does now.</param>
/// <param name="Nip">10 digits; for people who run a firm, and for nobody else.</param>
/// <param name="Organisation">The firm's name (optional) or the organisation's (required); null for people who plan a firm.</param>
/// <param name="Needs">What helps the person to take part; deleted 30 days after the last session.</param>
/// <param name="NeedsConsentAt">When the person consented to their needs being kept; null without needs.</param>
public sealed record Applicant(
    string Name,
    string? Email,
    string? Phone,
    Situation Situation,
    string? Nip = null,
    string? Organisation = null,
    Needs Needs = Needs.None,
    DateTimeOffset? NeedsConsentAt = null)
{
    /// <summary>Nothing yet: answers are read into it.</summary>
    public static Applicant Blank { get; } = new("", null, null, default);

    /// <summary>Another one after any change: what staff saw of the person when they opened a form.</summary>
    public string Fingerprint() => Data.Fingerprint.Of([.. ApplicantFields.Columns.Select(field => field.Kept(this)?.ToString()), NeedsConsentAt is null ? "" : "consent"]);

    /// <summary>The same without needs that the edition cannot meet, and without a consent that nothing is left of.</summary>
    /// <param name="edition">With its sessions.</param>
    public Applicant At(Edition edition) => Needs.OfferedAt(edition) is var met && met == Needs
        ? this
        : this with { Needs = met, NeedsConsentAt = met == Needs.None ? null : NeedsConsentAt };
}

public enum Situation
{
    RunsFirm,
    PlansFirm,
    Organisation,
}

/// <summary>How a sign-up reached the office.</summary>
public enum EnrolmentChannel
{
    Web,
    Telephone,
    Paper,
}

/// <summary>What helps a person to take part; asked as a need, never as a diagnosis.</summary>
[Flags]
public enum Needs
{
    None = 0,
    SignLanguage = 1,
    Wheelchair = 2,
    LargePrint = 4,
    Laptop = 8,
    InductionLoop = 16,
}

public static class NeedsOffered
{
    /// <summary>All needs, in the order of the form.</summary>
    public static IReadOnlyList<Needs> All { get; } = [.. Enum.GetValues<Needs>().Where(need => need != Needs.None)];

    /// <summary>What only a room can be made ready for.</summary>
    private const Needs OfRoom = Needs.Wheelchair | Needs.Laptop | Needs.InductionLoop;

    /// <summary>Those of the needs that an edition can meet: on-line there is no room, and everybody sits at a computer of their own.</summary>
    /// <param name="needs">Any.</param>
    /// <param name="edition">With its sessions.</param>
    public static Needs OfferedAt(this Needs needs, Edition edition) =>
        (edition.CancelledAt is null ? edition.Held : edition.Sessions).All(session => session.IsOnline) ? needs & ~OfRoom : needs;
}

/// <summary>A sign-up as it reaches the last POST.</summary>
/// <param name="FormId">Makes a repeated POST the same sign-up.</param>
/// <param name="Nonce">What the personal link will be derived from.</param>
/// <param name="Applicant">Who.</param>
/// <param name="Seats">n ≥ 1, all or none.</param>
/// <param name="Language">pl, en, uk: in which to write to the person.</param>
/// <param name="TermsVersion">Which terms the person ticked.</param>
/// <param name="NoticeVersion">Which privacy notice the person was shown.</param>
/// <param name="QueueIfFull">Whether the person chose the queue; without it a full edition takes nothing and they are asked.</param>
/// <param name="Channel">How the person told us.</param>
public sealed record SignUp(
    Guid FormId, long Nonce, Applicant Applicant, int Seats, string Language, string TermsVersion, string NoticeVersion, bool QueueIfFull,
    EnrolmentChannel Channel = EnrolmentChannel.Web)
{
    public string NameKey { get; } = PersonName.Fold(Applicant.Name);

    /// <inheritdoc cref="Enrolment.GroupKey"/>
    public string GroupKey { get; init; } = "";

    public string? EmailKey { get; } = Applicant.Email is null ? null : EmailAddress.Fold(Applicant.Email);
}
