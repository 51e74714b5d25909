using Lublin.Startups.Web.Enrolments;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages;

/// <summary>The words of declared fields, by convention, from the first of the books that has them (docs/adr/0020).</summary>
/// <param name="books">The first addresses the reader; the others help out.</param>
public abstract class FieldWords(params IReadOnlyList<IStringLocalizer> books)
{
    /// <summary>Before an input.</summary>
    public string Label(ApplicantField field) => Find($"Field.{field.Name}", $"Column.{field.Property}");

    /// <summary>In a list of what is known of a person.</summary>
    public string InList(ApplicantField field) => Find($"Column.{field.Property}", $"Field.{field.Name}.Short", $"Field.{field.Name}");

    /// <summary>Below a label; null for none. A hint addresses the person who types: there are none from other books.</summary>
    /// <param name="name">Of the field, or of its consent.</param>
    /// <param name="isCorrected">What is known already and corrected may have a hint of its own.</param>
    public string? Hint(string name, bool isCorrected = false) => (isCorrected ? Own($"Details.{name}.Hint") : null) ?? Own($"Field.{name}.Hint");

    public string Choice(ApplicantField field, string choice) => Find($"{field.ChoiceWords}.{choice}");

    public string? ChoiceHint(ApplicantField field, string choice) => Own($"{field.ChoiceWords}.{choice}.Hint");

    public string Part(FieldPart part) => Find($"Part.{part}");

    public string Consent(ApplicantField field) => Find($"Field.{field.Name}Consent");

    /// <summary>Why an answer is refused.</summary>
    public string Wrong(string key, params object[] named) =>
        books.Select(book => book[key, named]).FirstOrDefault(text => !text.ResourceNotFound)?.Value ?? key;

    /// <summary>What is kept, in words; null for none.</summary>
    public string? Value(ApplicantField field, Applicant of) => Value(field, field.Typed(of));

    /// <inheritdoc cref="Value(ApplicantField, Applicant)"/>
    public string? Value(ApplicantField field, IReadOnlyList<string> typed) =>
        typed.Count == 0 ? null : string.Join(", ", field.Choices.Count == 0 ? typed : typed.Select(choice => Choice(field, choice)));

    /// <summary>Instead of a value that is not there.</summary>
    public string Missing(ApplicantField field) => field.Input == FieldInput.Ticks ? Find($"{field.ChoiceWords}.None") : Find("Check.NotGiven");

    private string? Own(string key) => books[0][key] is { ResourceNotFound: false } text ? text.Value : null;

    private string Find(params ReadOnlySpan<string> keys)
    {
        foreach (var book in books)
        {
            foreach (var key in keys)
            {
                if (book[key] is { ResourceNotFound: false } text)
                    return text.Value;
            }
        }

        return keys[0];
    }
}

/// <summary>As the site says it to the person.</summary>
public sealed class SiteFieldWords(IStringLocalizer<EnrolTexts> site) : FieldWords(site);
