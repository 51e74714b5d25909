using System.Globalization;

namespace Lublin.Startups.Web.Mail;

/// <summary>Writes a mail's letter in its language.</summary>
public sealed class Scribe(IEnumerable<ILetter> letters)
{
    /// <summary>The letter; null when it has lost its reason.</summary>
    /// <exception cref="InvalidOperationException">No module writes letters of that kind.</exception>
    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation = default)
    {
        // An asynchronous method keeps its culture to itself: the caller's stays as it was.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureOf(mail.Language);
        var writer = letters.SingleOrDefault(letter => string.Equals(letter.Kind, mail.Kind, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No module writes letters of the kind {mail.Kind}.");
        return await writer.WriteAsync(mail, cancellation);
    }

    private static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(language switch
    {
        "en" => "en-GB",
        "uk" => "uk-UA",
        _ => "pl-PL",
    });
}
