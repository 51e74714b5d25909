using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>The answers of the sign-up form, exactly as typed.</summary>
public sealed class EnrolForm : IApplicantAnswers
{
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Situation { get; set; }
    public string? Nip { get; set; }
    public string? Firm { get; set; }
    public string? Organisation { get; set; }
    // A list, not an empty array: binding fills what it finds, and an array cannot be filled.
    public IReadOnlyList<string> Needs { get; set; } = new List<string>();
    public bool NeedsConsent { get; set; }
    public bool Terms { get; set; }

    /// <summary>Left empty by people; filled in by programs that fill in everything.</summary>
    public string? Website { get; set; }

    /// <summary>What is known of a person already, so that it need not be typed again.</summary>
    public static EnrolForm Of(Applicant known, bool knowsTerms) => new()
    {
        Name = known.Name,
        Email = known.Email,
        Phone = known.Phone is null ? null : PhoneNumber.Display(known.Phone),
        Situation = known.Situation.ToString(),
        Nip = known.Nip is null ? null : Enrolments.Nip.Display(known.Nip),
        Firm = known.Situation == Enrolments.Situation.RunsFirm ? known.Organisation : null,
        Organisation = known.Situation == Enrolments.Situation.Organisation ? known.Organisation : null,
        Needs = [.. ApplicantAnswers.AllNeeds.Where(need => known.Needs.HasFlag(need)).Select(need => need.ToString())],
        NeedsConsent = known.NeedsConsentAt is not null,
        Terms = knowsTerms,
    };

    /// <summary>Needs that only a room can meet are not asked for where everything is on-line, and then not taken either.</summary>
    public void DropNeedsNotOfferedAt(Edition edition) =>
        Needs = [.. ApplicantAnswers.NeedsFor(edition).Select(need => need.ToString()).Intersect(Needs, StringComparer.Ordinal)];

    /// <summary>Reads the answers.</summary>
    /// <param name="now">When a consent among them was given.</param>
    /// <param name="wrong">Is told each thing that is wrong: the answer's name, the key of the words, and what the words name.</param>
    /// <returns>Null when anything is wrong.</returns>
    public Applicant? Read(DateTimeOffset now, WrongAnswer wrong)
    {
        var applicant = this.ReadApplicant(now, wrong);
        if (!Terms)
            wrong(nameof(Terms), "Wrong.Terms");
        if (!string.IsNullOrEmpty(Website))
            wrong("", "Wrong.Website");
        return Terms && string.IsNullOrEmpty(Website) ? applicant : null;
    }
}
