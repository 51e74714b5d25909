using System.Text.Json.Serialization;
using Lublin.Startups.Web.Enrolment;

namespace Lublin.Startups.Web.Pages.Trainings;

/// <summary>The answers of the sign-up form, exactly as typed.</summary>
public sealed class EnrolForm
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
    [JsonIgnore]
    public string? Website { get; set; }

    /// <summary>Reads the answers.</summary>
    /// <param name="now">When a consent among them was given.</param>
    /// <param name="wrong">Is told each thing that is wrong: the answer's name, the key of the words, and what the words name.</param>
    /// <returns>Null when anything is wrong.</returns>
    public Applicant? Read(DateTimeOffset now, Action<string, string, object[]> wrong)
    {
        var sound = true;
        var name = Answer<string>(nameof(Name), PersonName.Check(Name) switch
        {
            NameCheck.Valid valid => valid.Name,
            NameCheck.Empty => Wrong("Wrong.Name.Empty"),
            NameCheck.TooLong tooLong => Wrong("Wrong.Name.TooLong", tooLong.Count),
            NameCheck.NoLetter => Wrong("Wrong.Name.NoLetter"),
            _ => Wrong("Wrong.Name.Characters"),
        });
        var email = Answer<string>(nameof(Email), EmailAddress.Check(Email) switch
        {
            EmailCheck.Valid valid => valid.Address,
            EmailCheck.Empty => Wrong("Wrong.Email.Empty"),
            EmailCheck.TooLong => Wrong("Wrong.Email.TooLong"),
            _ => Wrong(EmailMistake(Email)),
        });
        var phone = ReadPhone(Phone, (key, named) => Answer<string>(nameof(Phone), Wrong(key, named)));
        var situation = Enum.TryParse<Situation>(Situation, out var known) && Enum.IsDefined(known) ? known : Answer<Situation?>(nameof(Situation), Wrong("Wrong.Situation"));
        var nip = situation == Enrolment.Situation.RunsFirm ? Answer<string>(nameof(Nip), NipOf(Nip)) : null;
        var organisation = situation switch
        {
            Enrolment.Situation.RunsFirm => Answer<string>(nameof(Firm), OrganisationOf(Firm, required: false)),
            Enrolment.Situation.Organisation => Answer<string>(nameof(Organisation), OrganisationOf(Organisation, required: true)),
            _ => null,
        };
        var needs = NeedsOf(Needs);
        if (needs != Enrolment.Needs.None && !NeedsConsent)
            Answer<object>(nameof(NeedsConsent), Wrong("Wrong.NeedsConsent"));
        if (!Terms)
            Answer<object>(nameof(Terms), Wrong("Wrong.Terms"));
        if (!string.IsNullOrEmpty(Website))
            Answer<object>("", Wrong("Wrong.Website"));
        return sound ? new(name!, email, phone, situation!.Value, nip, organisation, needs, needs == Enrolment.Needs.None ? null : now) : null;

        T? Answer<T>(string field, object? value)
        {
            if (value is not Mistake mistake)
                return (T?)value;
            sound = false;
            wrong(field, mistake.Key, mistake.Named);
            return default;
        }
    }

    /// <summary>The key of the words for what is no address: without @ the example helps, with it the hint at letters and spaces does.</summary>
    public static string EmailMistake(string? typed) => typed?.Contains('@', StringComparison.Ordinal) == true ? "Wrong.Email.Signs" : "Wrong.Email.Form";

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
        }

        return null;
    }

    public static Needs NeedsOf(IEnumerable<string> ticked) => ticked
        .Select(need => Enum.TryParse<Needs>(need, out var known) && Enum.IsDefined(known) ? known : Enrolment.Needs.None)
        .Aggregate(Enrolment.Needs.None, (all, need) => all | need);

    /// <summary>The needs that can be ticked, in the order of the form.</summary>
    public static IEnumerable<Needs> AllNeeds => Enum.GetValues<Needs>().Where(need => need != Enrolment.Needs.None);

    private static object? NipOf(string? typed) => Enrolment.Nip.Check(typed) switch
    {
        NipCheck.Valid valid => valid.Digits,
        NipCheck.Empty => Wrong("Wrong.Nip.Empty"),
        NipCheck.WrongLength length => Wrong("Wrong.Nip.Length", length.Count),
        NipCheck.WrongCharacters => Wrong("Wrong.Nip.Characters"),
        _ => Wrong("Wrong.Nip.CheckDigit"),
    };

    private static object? OrganisationOf(string? typed, bool required)
    {
        const int longest = 200;
        var name = typed?.Trim();
        if (string.IsNullOrEmpty(name))
            return required ? Wrong("Wrong.Organisation.Empty") : null;
        return name.Length > longest ? Wrong("Wrong.Organisation.TooLong", name.Length) : name.Any(char.IsControl) ? Wrong("Wrong.Organisation.Characters") : name;
    }

    private static Mistake Wrong(string key, params object[] named) => new(key, named);

    private sealed record Mistake(string Key, object[] Named);
}
