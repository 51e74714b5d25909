using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Pages;

/// <summary>What a person declares of themselves, exactly as typed: by themselves on the site, or by staff in the office.</summary>
public interface IApplicantAnswers
{
    string? Name { get; }
    string? Email { get; }
    string? Phone { get; }
    string? Situation { get; }
    string? Nip { get; }
    string? Firm { get; }
    string? Organisation { get; }
    IReadOnlyList<string> Needs { get; }
    bool NeedsConsent { get; }
}

/// <summary>Is told one thing that is wrong.</summary>
/// <param name="field">The answer's name; empty for the form as a whole.</param>
/// <param name="key">Of the words in <see cref="EnrolTexts"/>.</param>
/// <param name="named">What the words name.</param>
public delegate void WrongAnswer(string field, string key, params object[] named);

/// <summary>Reads and checks what was typed; the same for everybody who types.</summary>
public static class ApplicantAnswers
{
    private const int LongestOrganisation = 200;

    /// <summary>All needs, in the order of the form.</summary>
    public static IEnumerable<Needs> AllNeeds => Enum.GetValues<Needs>().Where(need => need != Needs.None);

    /// <summary>The needs that can be ticked for an edition.</summary>
    /// <param name="edition">With its sessions.</param>
    public static IEnumerable<Needs> NeedsFor(Edition edition) => AllNeeds.Where(need => need.OfferedAt(edition) == need);

    /// <param name="answers">As typed.</param>
    /// <param name="now">When a consent among them was given.</param>
    /// <param name="wrong">Is told each thing that is wrong.</param>
    /// <param name="needsEmail">False in the office, which also has people who use no e-mail.</param>
    /// <returns>Null when anything is wrong.</returns>
    public static Applicant? ReadApplicant(this IApplicantAnswers answers, DateTimeOffset now, WrongAnswer wrong, bool needsEmail = true)
    {
        var sound = true;
        var name = Answer<string>(nameof(answers.Name), NameOf(answers.Name));
        var email = Answer<string>(nameof(answers.Email), EmailOf(answers.Email, needsEmail));
        var phone = ReadPhone(answers.Phone, (key, named) => Answer<string>(nameof(answers.Phone), Wrong(key, named)));
        var situation = Enum.TryParse<Situation>(answers.Situation, out var known) && Enum.IsDefined(known) ? known : Answer<Situation?>(nameof(answers.Situation), Wrong("Wrong.Situation"));
        var nip = situation == Situation.RunsFirm ? Answer<string>(nameof(answers.Nip), NipOf(answers.Nip)) : null;
        var organisation = situation switch
        {
            Situation.RunsFirm => Answer<string>(nameof(answers.Firm), OrganisationOf(answers.Firm, required: false)),
            Situation.Organisation => Answer<string>(nameof(answers.Organisation), OrganisationOf(answers.Organisation, required: true)),
            _ => null,
        };
        var needs = NeedsOf(answers.Needs);
        if (needs != Needs.None && !answers.NeedsConsent)
            Answer<object>(nameof(answers.NeedsConsent), Wrong("Wrong.NeedsConsent"));
        return sound ? new(name!, email, phone, situation!.Value, nip, organisation, needs, needs == Needs.None ? null : now) : null;

        T? Answer<T>(string field, object? value)
        {
            if (value is not Mistake mistake)
                return (T?)value;
            sound = false;
            wrong(field, mistake.Key, mistake.Named);
            return default;
        }
    }

    /// <summary>The key of the words for what is no address: without @ the example helps, with it the hint at letters and spaces does, or at the domain.</summary>
    public static string EmailMistake(string? typed) =>
        EmailAddress.Check(typed) is EmailCheck.NotAnAddress { HasImpossibleDomain: true } ? "Wrong.Email.Domain"
        : typed?.Contains('@', StringComparison.Ordinal) == true ? "Wrong.Email.Signs" : "Wrong.Email.Form";

    /// <summary>A name, or null when the typed one is wrong.</summary>
    public static string? ReadName(string? typed, Action<string, object[]> wrong) => Read(NameOf(typed), wrong);

    /// <summary>An e-mail address, or null when the typed one is wrong.</summary>
    public static string? ReadEmail(string? typed, Action<string, object[]> wrong) => Read(EmailOf(typed, isNeeded: true), wrong);

    /// <summary>A telephone in E.164, or null when none was typed or the typed one is wrong.</summary>
    public static string? ReadPhone(string? phone, Action<string, object[]> wrong)
    {
        switch (PhoneNumber.Check(phone))
        {
            case PhoneCheck.Valid valid:
                return valid.Number;
            case PhoneCheck.WrongLength length:
                wrong("Wrong.Phone.Length", [length.Count]);
                break;
            case PhoneCheck.WrongCharacters:
                wrong("Wrong.Phone.Characters", []);
                break;
            case PhoneCheck.Unknown:
                wrong("Wrong.Phone.Unknown", []);
                break;
        }

        return null;
    }

    public static Needs NeedsOf(IEnumerable<string> ticked) => ticked
        .Select(need => Enum.TryParse<Needs>(need, out var known) && Enum.IsDefined(known) ? known : Needs.None)
        .Aggregate(Needs.None, (all, need) => all | need);

    private static string? Read(object? answer, Action<string, object[]> wrong)
    {
        if (answer is not Mistake mistake)
            return (string?)answer;
        wrong(mistake.Key, mistake.Named);
        return null;
    }

    private static object NameOf(string? typed) => PersonName.Check(typed) switch
    {
        NameCheck.Valid valid => valid.Name,
        NameCheck.Empty => Wrong("Wrong.Name.Empty"),
        NameCheck.TooLong tooLong => Wrong("Wrong.Name.TooLong", tooLong.Count),
        NameCheck.NoLetter => Wrong("Wrong.Name.NoLetter"),
        _ => Wrong("Wrong.Name.Characters"),
    };

    // Who types for themselves is asked about a slip; staff hear the person spell it.
    private static object? EmailOf(string? typed, bool isNeeded) => EmailAddress.Check(typed, takesSlips: isNeeded) switch
    {
        EmailCheck.Valid valid => valid.Address,
        EmailCheck.Empty => isNeeded ? Wrong("Wrong.Email.Empty") : null,
        EmailCheck.TooLong => Wrong("Wrong.Email.TooLong"),
        _ => Wrong(EmailMistake(typed)),
    };

    private static object NipOf(string? typed) => Nip.Check(typed) switch
    {
        NipCheck.Valid valid => valid.Digits,
        NipCheck.Empty => Wrong("Wrong.Nip.Empty"),
        NipCheck.WrongLength length => Wrong("Wrong.Nip.Length", length.Count),
        NipCheck.WrongCharacters => Wrong("Wrong.Nip.Characters"),
        _ => Wrong("Wrong.Nip.CheckDigit"),
    };

    private static object? OrganisationOf(string? typed, bool required)
    {
        var name = typed?.Trim();
        if (string.IsNullOrEmpty(name))
            return required ? Wrong("Wrong.Organisation.Empty") : null;
        return name.Length > LongestOrganisation ? Wrong("Wrong.Organisation.TooLong", name.Length) : name.Any(char.IsControl) ? Wrong("Wrong.Organisation.Characters") : name;
    }

    private static Mistake Wrong(string key, params object[] named) => new(key, named);

    private sealed record Mistake(string Key, object[] Named);
}
