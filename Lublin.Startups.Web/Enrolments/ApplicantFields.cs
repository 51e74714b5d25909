using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>
/// What a sign-up asks, declared once (docs/adr/0020): form, check page, the office's forms and its page of a person, people's own data, files for a spreadsheet, columns and
/// history are drawn from it. CONTRIBUTING.md tells how to add a row.
/// </summary>
public static class ApplicantFields
{
    private const int LongestOrganisation = 200;

    /// <summary>In the order of the form.</summary>
    public static IReadOnlyList<ApplicantField> All { get; } =
    [
        new(nameof(Applicant.Name), FieldPart.Contact, FieldInput.Text)
        {
            Column = "name", Longest = 100, Check = ApplicantChecks.Name, Kept = of => of.Name, With = (of, name) => of with { Name = (string)name! },
            Identifies = true, CorrectedBy = CorrectedBy.Person, Autocomplete = "name", SheetWidth = 28,
        },
        new(nameof(Applicant.Email), FieldPart.Contact, FieldInput.Email)
        {
            Column = "email", Longest = 254, Check = ApplicantChecks.Email, Kept = of => of.Email, With = (of, email) => of with { Email = (string?)email },
            Identifies = true, CorrectedBy = CorrectedBy.Mailbox, MayOmit = MayOmit.Staff, Autocomplete = "email", SheetWidth = 32,
        },
        new(nameof(Applicant.Phone), FieldPart.Contact, FieldInput.Telephone)
        {
            Column = "phone", Longest = 20, Check = ApplicantChecks.Phone, Kept = of => of.Phone, With = (of, phone) => of with { Phone = (string?)phone }, Display = PhoneNumber.Display,
            CorrectedBy = CorrectedBy.Person, MayOmit = MayOmit.Everybody, Autocomplete = "tel", SheetWidth = 18,
        },
        new(nameof(Applicant.Situation), FieldPart.Firm, FieldInput.Choice)
        {
            // What firm or organisation they have tells it among their own data.
            Column = "situation", Longest = 20, Check = ApplicantChecks.OneOf<Situation>("Situation"), Kept = of => of.Situation, With = (of, situation) => of with { Situation = (Situation)situation! },
            Choices = Enum.GetNames<Situation>(), IsPersonal = false, IsShownToPerson = false, SheetWidth = 16,
        },
        new(nameof(Applicant.Nip), FieldPart.Firm, FieldInput.Digits)
        {
            Column = "nip", Longest = 10, Check = ApplicantChecks.TaxNumber, Kept = of => of.Nip, With = (of, nip) => of with { Nip = (string?)nip }, Display = Nip.Display,
            AskedOf = Situation.RunsFirm, IsBareInSheet = true, SheetWidth = 12,
        },
        Organisation("Firm", Situation.RunsFirm, isNeeded: false),
        Organisation("Organisation", Situation.Organisation, isNeeded: true),
        new(nameof(Applicant.Needs), FieldPart.Needs, FieldInput.Ticks)
        {
            Column = "needs", Check = ApplicantChecks.Needs, Kept = of => of.Needs, With = (of, needs) => of with { Needs = (Needs)needs! },
            Choices = [.. NeedsOffered.All.Select(need => need.ToString())], ChoiceWords = "Need",
            OfferedAt = edition => NeedsOffered.All.Where(need => need.OfferedAt(edition) == need).Select(need => need.ToString()),
            CorrectedBy = CorrectedBy.Person, MayOmit = MayOmit.Everybody,
        },
    ];

    /// <summary>One a column, in the same order.</summary>
    public static IReadOnlyList<ApplicantField> Columns { get; } = [.. All.DistinctBy(field => field.Property, StringComparer.Ordinal)];

    /// <summary>What changed, for the history.</summary>
    public static Changes Changes(Applicant before, Applicant after) => Columns.Aggregate(new Changes(), (changes, field) => field.IsPersonal
        ? changes.NotePersonal(field.Column, field.Kept(before), field.Kept(after))
        : changes.Note(field.Column, field.Kept(before)?.ToString(), field.Kept(after)?.ToString()));

    private static ApplicantField Organisation(string name, Situation askedOf, bool isNeeded) => new(name, FieldPart.Firm, FieldInput.Text)
    {
        Property = nameof(Applicant.Organisation),
        Column = "organisation",
        Longest = LongestOrganisation,
        Check = ApplicantChecks.Line("Organisation", LongestOrganisation, isNeeded),
        Kept = of => of.Organisation,
        With = (of, organisation) => of with { Organisation = (string?)organisation },
        AskedOf = askedOf,
        MayOmit = isNeeded ? MayOmit.Nobody : MayOmit.Everybody,
        Autocomplete = "organization",
        SheetWidth = 32,
    };
}
