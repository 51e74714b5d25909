namespace Lublin.Startups.Web.Enrolments;

/// <summary>How typed answers are checked; the keys name words of the site, and of the office where it has its own.</summary>
public static class ApplicantChecks
{
    /// <summary>A line of text. Its words: <c>Wrong.{words}.Empty</c>, <c>.TooLong</c> and <c>.Characters</c>.</summary>
    public static Func<IReadOnlyList<string>, Typist, Checked> Line(string words, int longest, bool isNeeded) => (typed, _) =>
    {
        var text = Only(typed)?.Trim();
        if (string.IsNullOrEmpty(text))
            return isNeeded ? Checked.Mistake($"Wrong.{words}.Empty") : new(null);
        return text.Length > longest ? Checked.Mistake($"Wrong.{words}.TooLong", text.Length)
            : text.Any(char.IsControl) ? Checked.Mistake($"Wrong.{words}.Characters")
            : new(text);
    };

    /// <summary>One of the choices; words: <c>Wrong.{words}</c>.</summary>
    public static Func<IReadOnlyList<string>, Typist, Checked> OneOf<T>(string words)
        where T : struct, Enum => (typed, _) =>
            Enum.TryParse<T>(Only(typed), out var known) && Enum.IsDefined(known) ? new(known) : Checked.Mistake($"Wrong.{words}");

    /// <summary>Those ticked that are known.</summary>
    public static Checked Needs(IReadOnlyList<string> ticked, Typist typist) => new(ticked
        .Select(need => Enum.TryParse<Needs>(need, out var known) && Enum.IsDefined(known) ? known : Enrolments.Needs.None)
        .Aggregate(Enrolments.Needs.None, (all, need) => all | need));

    public static Checked Name(IReadOnlyList<string> typed, Typist typist) => PersonName.Check(Only(typed)) switch
    {
        NameCheck.Valid valid => new(valid.Name),
        NameCheck.Empty => Checked.Mistake("Wrong.Name.Empty"),
        NameCheck.TooLong tooLong => Checked.Mistake("Wrong.Name.TooLong", tooLong.Count),
        NameCheck.NoLetter => Checked.Mistake("Wrong.Name.NoLetter"),
        _ => Checked.Mistake("Wrong.Name.Characters"),
    };

    // People who type for themselves are asked about a slip; staff hear the person spell it, and also have people who use no e-mail.
    public static Checked Email(IReadOnlyList<string> typed, Typist typist) => EmailAddress.Check(Only(typed), takesSlips: typist == Typist.Person) switch
    {
        EmailCheck.Valid valid => new(valid.Address),
        EmailCheck.Empty => typist == Typist.Person ? Checked.Mistake("Wrong.Email.Empty") : new(null),
        EmailCheck.TooLong => Checked.Mistake("Wrong.Email.TooLong"),
        _ => Checked.Mistake(EmailMistake(Only(typed))),
    };

    /// <summary>The key of the words for what is no address: without @ the example helps, with it the hint at letters and spaces does, or at the domain.</summary>
    public static string EmailMistake(string? typed) =>
        EmailAddress.Check(typed) is EmailCheck.NotAnAddress { HasImpossibleDomain: true } ? "Wrong.Email.Domain"
        : typed?.Contains('@', StringComparison.Ordinal) == true ? "Wrong.Email.Signs" : "Wrong.Email.Form";

    /// <summary>A telephone in E.164, or none.</summary>
    public static Checked Phone(IReadOnlyList<string> typed, Typist typist) => PhoneNumber.Check(Only(typed)) switch
    {
        PhoneCheck.Valid valid => new(valid.Number),
        PhoneCheck.WrongLength length => Checked.Mistake("Wrong.Phone.Length", length.Count),
        PhoneCheck.WrongCharacters => Checked.Mistake("Wrong.Phone.Characters"),
        PhoneCheck.Unknown => Checked.Mistake("Wrong.Phone.Unknown"),
        _ => new(null),
    };

    public static Checked TaxNumber(IReadOnlyList<string> typed, Typist typist) => Nip.Check(Only(typed)) switch
    {
        NipCheck.Valid valid => new(valid.Digits),
        NipCheck.Empty => Checked.Mistake("Wrong.Nip.Empty"),
        NipCheck.WrongLength length => Checked.Mistake("Wrong.Nip.Length", length.Count),
        NipCheck.WrongCharacters => Checked.Mistake("Wrong.Nip.Characters"),
        _ => Checked.Mistake("Wrong.Nip.CheckDigit"),
    };

    private static string? Only(IReadOnlyList<string> typed) => typed is [var first, ..] ? first : null;
}
