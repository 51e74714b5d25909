using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Pages;

/// <summary>Declared fields on a form, for <c>_AskedFields</c>.</summary>
/// <param name="Fields">Those asked, in order.</param>
/// <param name="Answers">What stands in them.</param>
/// <param name="Edition">For which, with its sessions: what can be chosen.</param>
/// <param name="Words">The person the form addresses.</param>
/// <param name="Typist">Who types: a browser fills in what it knows for people alone.</param>
/// <param name="IsCorrected">Whether people correct what they gave before.</param>
public sealed record AskedFields(IReadOnlyList<ApplicantField> Fields, Answers Answers, Edition Edition, FieldWords Words, Typist Typist, bool IsCorrected = false)
{
    /// <summary>Those typed in one line that stand by themselves, not within a choice.</summary>
    public IEnumerable<ApplicantField> Lines => Fields.Where(each => each.Choices.Count == 0 && Asker(each) is null);

    /// <summary>Those that one of the choices of a question asks for.</summary>
    public IEnumerable<ApplicantField> Within(ApplicantField question, string choice) =>
        Fields.Where(each => Asker(each) == question && string.Equals(each.AskedOf.ToString(), choice, StringComparison.Ordinal));

    // A form that does not ask for the situation knows it.
    private ApplicantField? Asker(ApplicantField field) => field.AskedOf is null ? null : Fields.FirstOrDefault(each => each.Name is nameof(Applicant.Situation));
}
