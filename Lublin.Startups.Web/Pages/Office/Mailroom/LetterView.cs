using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>A letter as staff see it: as it would be written now, what opens something in it masked.</summary>
public sealed partial class LetterView(StartupsDb db, LetterBuilder builder, ILogger<LetterView> logger)
{
    /// <summary>The letter of a mail; null when it has lost its reason or cannot be written.</summary>
    public async Task<Letter?> OfAsync(OutboxMail mail, CancellationToken cancellation)
    {
        try
        {
            return await builder.WriteAsync(mail, cancellation) is { } letter ? LetterMask.Masked(letter) : null;
        }
#pragma warning disable CA1031 // The boundary: a letter that cannot be written is no reason not to show what became of its mail.
        catch (Exception failure) when (!StoreAway.IsStoreAway(failure) && failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogUnwritten(failure, mail.Id, mail.Kind);
            return null;
        }
    }

    /// <summary>Whether a mail was taken back, or would be when its turn came.</summary>
    public async Task<bool> IsVoidAsync(OutboxMail mail)
    {
        try
        {
            return mail.State == MailState.Voided || await builder.WriteAsync(mail) is null;
        }
#pragma warning disable CA1031 // The boundary: what cannot be written may be tried, its failure is told then.
        catch (Exception failure) when (!StoreAway.IsStoreAway(failure))
#pragma warning restore CA1031
        {
            LogUnwritten(failure, mail.Id, mail.Kind);
            return false;
        }
    }

    public Task<OutboxMail?> FindAsync(long id) => db.Outbox.AsNoTracking().SingleOrDefaultAsync(mail => mail.Id == id);

    [LoggerMessage(1, LogLevel.Warning, "Mail {Id} of the kind {Kind} could not be shown")]
    private partial void LogUnwritten(Exception failure, long id, string kind);
}
