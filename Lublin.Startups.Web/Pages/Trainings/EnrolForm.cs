using Lublin.Startups.Web.Enrolment;

namespace Lublin.Startups.Web.Pages.Trainings;

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
