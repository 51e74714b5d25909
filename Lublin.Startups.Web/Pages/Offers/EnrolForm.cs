using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>The answers of the sign-up form, exactly as typed.</summary>
public sealed class EnrolForm : Answers
{
    public const string Terms = "Terms";

    /// <summary>Left empty by people; filled in by programs that fill in everything.</summary>
    public const string Website = "Website";

    protected internal override IReadOnlyList<string> Names { get; } = [.. ApplicantAnswers.Names, Terms, Website];

    /// <summary>What is known of a person already, so that it need not be typed again.</summary>
    public static EnrolForm Of(Applicant known, bool knowsTerms)
    {
        var form = new EnrolForm();
        form.Fill(known);
        if (knowsTerms)
            form[Terms] = "true";
        return form;
    }

    /// <param name="now">When a consent among them was given.</param>
    /// <param name="wrong">Is told each thing that is wrong: the answer's name, the key of the words, and what the words name.</param>
    /// <returns>Null when anything is wrong.</returns>
    public Applicant? Read(DateTimeOffset now, WrongAnswer wrong)
    {
        var applicant = this.ReadApplicant(Typist.Person, now, wrong);
        var (knowsTerms, isPerson) = (IsTicked(Terms), string.IsNullOrWhiteSpace(this[Website]));
        if (!knowsTerms)
            wrong(Terms, "Wrong.Terms");
        if (!isPerson)
            wrong("", "Wrong.Website");
        return knowsTerms && isPerson ? applicant : null;
    }
}
