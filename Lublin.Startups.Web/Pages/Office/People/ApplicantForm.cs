using Lublin.Startups.Web.Enrolments;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>What staff type about a person.</summary>
public sealed class ApplicantForm : Answers
{
    protected internal override IReadOnlyList<string> Names { get; } = [.. ApplicantAnswers.Names, nameof(Seen)];

    /// <summary>The fingerprint of what was known when the form was opened.</summary>
    public string? Seen
    {
        get => this[nameof(Seen)];
        set => this[nameof(Seen)] = value;
    }

    /// <summary>What is known of the person, to be corrected.</summary>
    public static ApplicantForm Of(Enrolment person)
    {
        var form = new ApplicantForm { Seen = person.Applicant.Fingerprint() };
        form.Fill(person.Applicant);
        return form;
    }

    /// <summary>Reads it, and says what is wrong. Neither a letter nor a call would reach a person without an address and a telephone.</summary>
    /// <returns>Null when anything in the applicant is wrong.</returns>
    public Applicant? Read(DateTimeOffset now, ModelStateDictionary state, OfficeFieldWords words)
    {
        var applicant = this.ReadApplicant(Typist.Staff, now, (field, key, named) => state.AddModelError($"Form.{field}", words.Wrong(key, named)));
        if (string.IsNullOrWhiteSpace(this[nameof(Applicant.Email)]) && string.IsNullOrWhiteSpace(this[nameof(Applicant.Phone)]))
            state.AddModelError($"Form.{nameof(Applicant.Phone)}", words.Wrong("Wrong.NoContact"));
        return applicant;
    }

    /// <summary>Every field with its label, for comparing with what somebody else saved.</summary>
    public IReadOnlyList<(string Label, string? Value)> Fields(OfficeFieldWords words) => [.. ApplicantFields.All.Select(field => (words.Label(field), words.Value(field, Plain(field))))];

    // A number that is right is compared as it would be kept.
    private IReadOnlyList<string> Plain(ApplicantField field) =>
        field.Display is { } display && field.Check(All(field.Name), Typist.Staff).Value is string kept ? [display(kept)] : All(field.Name);
}
