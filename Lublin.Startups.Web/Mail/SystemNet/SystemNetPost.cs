using System.Net;
using System.Net.Mail;
using System.Security.Authentication;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Mail.SystemNet;

/// <summary>Sends with <see cref="SmtpClient"/>: part of .NET, STARTTLS and AUTH, about 22 mails a second on one connection.</summary>
internal sealed class SystemNetPost(MailOptions options) : ISmtpPost
{
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(5);
    private SmtpClient? client;

    // Whether this connection has delivered already: then the server is there, whatever goes wrong now.
    private bool proven;

    public async Task<PostAnswer> SendAsync(Letter letter, string messageId, CancellationToken limit)
    {
        try
        {
            Courtesy.LetOthersGoFirst();
            using var message = MimeLetter.Compose(letter, messageId, options.Sender);
            client ??= Open();
            await client.SendMailAsync(message, limit).WaitAsync(limit);
            proven = true;
            return new PostAnswer.Accepted();
        }
        catch (FormatException)
        {
            return new PostAnswer.RefusedForGood((int)SmtpStatusCode.MailboxNameNotAllowed, "This is no address to send mail to.");
        }
        catch (OperationCanceledException)
        {
            return await LostAsync("No answer in time.");
        }
        catch (SmtpException failure)
        {
            return await ReadAsync(failure);
        }
    }

    public ValueTask DisposeAsync()
    {
        Drop();
        return ValueTask.CompletedTask;
    }

    private SmtpClient Open() => new(options.Host, options.EffectivePort)
    {
        EnableSsl = options.DemandsTls,
        Credentials = string.IsNullOrEmpty(options.User) ? null : new NetworkCredential(options.User, options.Password),
    };

    private async Task<PostAnswer> ReadAsync(SmtpException failure)
    {
        var (code, text) = ((int)failure.StatusCode, SmtpAnswer.TextOf(failure));
        if (failure is SmtpFailedRecipientException)
        {
            Drop();
            return Refused(code, text);
        }

        if (failure.InnerException is AuthenticationException || SmtpAnswer.ConcernsTheAccount(code))
        {
            Drop();
            return new PostAnswer.ServerAway(text);
        }

        // SmtpClient does not say whether it was the greeting or the mail that was refused.
        return code is >= 400 and < 600
            ? await IsAwayAsync() ? new PostAnswer.ServerAway(text) : Refused(code, text)
            : await LostAsync(text);
    }

    private async Task<PostAnswer> LostAsync(string reason) =>
        await IsAwayAsync() ? new PostAnswer.ServerAway(reason) : new PostAnswer.BrokenOff(reason);

    private async Task<bool> IsAwayAsync()
    {
        var asked = !proven;
        Drop();
        if (!asked)
            return false;
        using var limit = new CancellationTokenSource(ProbeLimit);
        return !await SmtpProbe.IsReadyAsync(options.Host, options.EffectivePort, options.DemandsTls, limit.Token);
    }

    // After a refusal the talk stands in the middle of a mail; a new one begins afresh.
    private void Drop()
    {
        client?.Dispose();
        (client, proven) = (null, false);
    }

    private static PostAnswer Refused(int code, string text) =>
        code >= 500 ? new PostAnswer.RefusedForGood(code, text) : new PostAnswer.RefusedForNow(code, text);
}
