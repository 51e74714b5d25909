using System.Globalization;

namespace Lublin.Startups.Web.Mail;

/// <summary>Writes a mail's letter in its language.</summary>
public sealed class LetterBuilder(IEnumerable<ILetter> letters, TimeProvider clock)
{
    /// <summary>Until when its kind keeps it from leaving; null when it may go at once.</summary>
    /// <inheritdoc cref="WriteAsync" path="/exception"/>
    public DateTimeOffset? WaitsUntil(OutboxMail mail)
    {
        var now = clock.GetUtcNow();
        return LetterOf(mail).LeavesFrom(now) is var from && from > now ? from : null;
    }

    /// <summary>The letter; null when it has lost its reason.</summary>
    /// <exception cref="InvalidOperationException">No module writes letters of that kind.</exception>
    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation = default)
    {
        // An asynchronous method keeps its culture to itself: the caller's stays as it was.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureOf(mail.Language);
        return await LetterOf(mail).WriteAsync(mail, cancellation);
    }

    private ILetter LetterOf(OutboxMail mail) => letters.SingleOrDefault(letter => string.Equals(letter.Kind, mail.Kind, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"No module writes letters of the kind {mail.Kind}.");

    private static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(language switch
    {
        "en" => "en-GB",
        "uk" => "uk-UA",
        _ => "pl-PL",
    });
}
