using System.Globalization;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Mail;

/// <summary>Writes a mail's letter in its language.</summary>
public sealed class Scribe(IServiceScopeFactory scopes) : IDisposable
{
    // One letter at a time is far more than the connections take, and leaves the other cores to those who read pages.
    private readonly SemaphoreSlim desk = new(1, 1);

    /// <summary>The letter; null when it has lost its reason.</summary>
    /// <exception cref="InvalidOperationException">No module writes letters of that kind.</exception>
    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation = default)
    {
        await desk.WaitAsync(cancellation);
        try
        {
            return await WriteAtDeskAsync(mail, cancellation);
        }
        finally
        {
            desk.Release();
        }
    }

    public void Dispose() => desk.Dispose();

    private async Task<Letter?> WriteAtDeskAsync(OutboxMail mail, CancellationToken cancellation)
    {
        // An asynchronous method keeps its culture to itself: the caller's stays as it was.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureOf(mail.Language);
        await using var scope = scopes.CreateAsyncScope();
        // Kept open for all that the letter asks: to the embedded database every opening costs more than a question.
        await scope.ServiceProvider.GetRequiredService<StartupsDb>().Database.OpenConnectionAsync(cancellation);
        var writer = scope.ServiceProvider.GetServices<ILetter>().SingleOrDefault(letter => string.Equals(letter.Kind, mail.Kind, StringComparison.Ordinal))
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
