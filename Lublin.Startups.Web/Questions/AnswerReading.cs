using System.Globalization;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Questions;

/// <summary>Reads what was typed for one question. Nothing typed is changed by it: a draft keeps what it cannot read.</summary>
public static class AnswerReading
{
    private const int ShortText = 200;
    private const int LongText = 3000;
    private const int MostDigits = 9;
    private const string Currency = "z\u0142";
    private static readonly string[] Dates = ["yyyy-MM-dd", "d.M.yyyy"];

    /// <summary>The most characters of a text.</summary>
    public static int LongestOf(FormQuestion question) => question.Most ?? (question.Kind == AnswerKind.LongText ? LongText : ShortText);

    /// <summary>Characters as people count them while they type: a line break is one, and so is an emoji of one sign.</summary>
    public static int LengthOf(string typed) => typed.ReplaceLineEndings("\n").Trim().EnumerateRunes().Count();

    /// <returns>Null when nothing was answered.</returns>
    public static AnswerRead? Read(FormQuestion question, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var text = typed.ReplaceLineEndings("\n").Trim();
        return question.Kind switch
        {
            AnswerKind.ShortText or AnswerKind.LongText => LengthOf(text) > LongestOf(question) ? new(text, AnswerFault.TooLong) : new(text),
            AnswerKind.Choice or AnswerKind.YesNo => question.CanAnswer(text) ? new(text) : new(text, AnswerFault.NoSuchChoice),
            AnswerKind.SeveralChoices => Several(question, text),
            AnswerKind.Number => text.Length <= MostDigits && int.TryParse(Digits(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new(number.ToString(CultureInfo.InvariantCulture)) : new(text, AnswerFault.NoNumber),
            AnswerKind.Amount => Amount(text),
            AnswerKind.Date => DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && Clock.Warsaw.Known(date) is { } day
                ? new(DateText.Iso(day)) : new(text, AnswerFault.NoDate),
            AnswerKind.Link => WebAddress.Of(text) is not null ? new(text) : new(text, AnswerFault.NoLink),
            _ => null,
        };
    }

    private static AnswerRead Several(FormQuestion question, string text)
    {
        var chosen = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(chosen, question.CanAnswer)
            ? new(string.Join(',', question.Choices.Select(choice => choice.Key).Where(key => chosen.Contains(key, StringComparer.Ordinal))))
            : new(text, AnswerFault.NoSuchChoice);
    }

    // As people type it in Poland, with spaces, a comma and the sign of the currency.
    private static AnswerRead Amount(string text)
    {
        var plain = Digits(text.EndsWith(Currency, StringComparison.OrdinalIgnoreCase) ? text[..^Currency.Length] : text).Replace(',', '.');
        return plain.Length <= MostDigits + 3 && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && decimal.Round(amount, 2) == amount
            ? new(amount.ToString("0.00", CultureInfo.InvariantCulture))
            : new(text, AnswerFault.NoAmount);
    }

    private static string Digits(string text) => string.Concat(text.Where(sign => !char.IsWhiteSpace(sign)));
}

/// <summary>What was understood of an answer.</summary>
/// <param name="Value">In one way for each kind: 41, 1234.50, 2027-03-19, keys with commas between, yes or no; what was typed where it is wrong.</param>
/// <param name="Fault">What is wrong; null when nothing is.</param>
public sealed record AnswerRead(string Value, AnswerFault? Fault = null);

public enum AnswerFault
{
    TooLong,
    NoSuchChoice,
    NoNumber,
    NoAmount,
    NoDate,
    NoLink,
}
