using Lublin.Startups.Web.Enrolments;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>What staff type about a person.</summary>
public sealed class ApplicantForm : IApplicantAnswers
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

    /// <summary>The fingerprint of what was known when the form was opened.</summary>
    public string? Seen { get; set; }

    /// <summary>What is known of the person, to be corrected.</summary>
    public static ApplicantForm Of(Enrolment person)
    {
        var known = person.Applicant;
        return new()
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
            Seen = known.Fingerprint(),
        };
    }

    /// <summary>Says so when neither a letter nor a call would reach the person.</summary>
    public void DemandWayToHer(ModelStateDictionary state, IStringLocalizer<PeopleTexts> texts)
    {
        if (string.IsNullOrWhiteSpace(Email) && string.IsNullOrWhiteSpace(Phone))
            state.AddModelError("Form.Phone", texts["Wrong.NoWayToHer"]);
    }

    /// <summary>Every field with its label, for comparing with what somebody else saved.</summary>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer<PeopleTexts> texts) =>
    [
        (texts["Column.Name"], Name), (texts["Column.Email"], Email),
        (texts["Column.Phone"], PhoneNumber.Check(Phone) is PhoneCheck.Valid(var number) ? PhoneNumber.Display(number) : Phone),
        (texts["Column.Situation"], Situation is null ? null : texts[$"Situation.{Situation}"].Value),
        (texts["Column.Nip"], Enrolments.Nip.Check(Nip) is NipCheck.Valid(var digits) ? Enrolments.Nip.Display(digits) : Nip),
        (texts["Fields.Firm"], Firm), (texts["Fields.Organisation"], Organisation),
        (texts["Column.Needs"], string.Join(", ", Needs.Select(need => texts[$"Need.{need}"].Value))),
    ];
}
