using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Web.Pages;

/// <summary>Is told one thing that is wrong.</summary>
/// <param name="field">The answer's name; empty for the form as a whole.</param>
/// <param name="key">Of the words in <see cref="EnrolTexts"/>.</param>
/// <param name="named">What the words name.</param>
public delegate void WrongAnswer(string field, string key, params object[] named);

/// <summary>Reads and checks what was typed, by the person or by staff alike.</summary>
public static class ApplicantAnswers
{
    public const string NeedsConsent = nameof(Applicant.Needs) + "Consent";

    /// <summary>Every answer that makes an applicant, in the order of the form.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ApplicantFields.All.Select(field => field.Name), NeedsConsent];

    /// <param name="answers">As typed.</param>
    /// <param name="typist">Staff also have people who use no e-mail.</param>
    /// <param name="now">When a consent among them was given.</param>
    /// <param name="wrong">Is told each thing that is wrong.</param>
    /// <returns>Null when anything is wrong.</returns>
    public static Applicant? ReadApplicant(this Answers answers, Typist typist, DateTimeOffset now, WrongAnswer wrong)
    {
        // Nobody is asked for what belongs to a situation that they have not chosen.
        Situation? situation = Enum.TryParse<Situation>(answers[nameof(Applicant.Situation)], out var known) && Enum.IsDefined(known) ? known : null;
        return answers.Read(ApplicantFields.All.Where(field => field.IsAskedOf(situation)), Applicant.Blank, typist, now, wrong);
    }

    /// <summary>Reads some fields into an applicant, and the consent to keep needs.</summary>
    /// <inheritdoc cref="ReadApplicant" path="/param"/>
    /// <param name="fields">What was asked.</param>
    /// <param name="applicant">What the rest is taken from.</param>
    public static Applicant? Read(this Answers answers, IEnumerable<ApplicantField> fields, Applicant applicant, Typist typist, DateTimeOffset now, WrongAnswer wrong)
    {
        var isSound = true;
        foreach (var field in fields)
        {
            var read = field.Check(answers.All(field.Name), typist);
            if (read.Wrong is null)
                applicant = field.With(applicant, read.Value);
            else
                Refuse(field.Name, read.Wrong, read.Named);
        }

        if (applicant.Needs != Needs.None && !answers.IsTicked(NeedsConsent))
            Refuse(NeedsConsent, "Wrong.NeedsConsent", []);
        return isSound ? applicant with { NeedsConsentAt = applicant.Needs == Needs.None ? null : now } : null;

        void Refuse(string field, string key, object[] named)
        {
            isSound = false;
            wrong(field, key, named);
        }
    }
}
