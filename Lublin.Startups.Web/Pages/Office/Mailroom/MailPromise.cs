using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>What is true of a mail that somebody has just had sent: whether it goes out, and if not now, why.</summary>
public sealed class MailPromise(StartupsDb db, MailStops stops, LetterView letters, TimeProvider clock)
{
    /// <param name="mail">As it stands.</param>
    /// <param name="editionId">The edition it is about; null when it is about none.</param>
    /// <returns>A sentence, and whether all is well.</returns>
    public async Task<(string Sentence, bool IsWell)> OfAsync(OutboxMail mail, long? editionId, IStringLocalizer<MailroomTexts> texts, CancellationToken cancellation)
    {
        var stop = await stops.NowAsync(db);
        return mail.State switch
        {
            MailState.Sent => (texts["Promise.Sent"], true),
            MailState.Failed => (texts["Promise.Failed"], false),
            MailState.Voided => (texts["Promise.Void"], false),
            _ when await letters.OfAsync(mail, cancellation) is null => (texts["Promise.Void"], false),
            MailState.Held => (texts["Promise.Held"], false),
            _ when stop.Holds.Any(hold => hold.IsOfEverything || hold.EditionId == editionId) => (texts["Promise.Held"], false),
            _ when stop.ServerFor(TimeSpan.Zero, clock.GetUtcNow()) is { } server =>
                (texts[server.IsAway ? "Promise.Away" : "Promise.Refuses", DateText.Table(Warsaw.ToLocal(server.Since))], false),
            _ => (texts["Promise.Goes"], true),
        };
    }
}
