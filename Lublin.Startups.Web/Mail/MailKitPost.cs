using System.Net.Sockets;
using Lublin.Startups.Web.Data;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Lublin.Startups.Web.Mail;

/// <summary>Sends with MailKit: implicit TLS on port 465, STARTTLS and AUTH, thousands of mails a second on one connection, which stays open from mail to mail.</summary>
internal sealed class MailKitPost(MailOptions options) : ISmtpPost
{
    private const int ImplicitTlsPort = 465;
    private const int NoSuchMailbox = (int)SmtpStatusCode.MailboxNameNotAllowed;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);
    private SmtpClient? client;

    public async Task<PostAnswer> SendAsync(Letter letter, string messageId, CancellationToken limit)
    {
        try
        {
            Courtesy.LetOthersGoFirst();
            using var message = Compose(letter, messageId);
            var answer = await OpenAsync(limit) ?? await HandOverAsync(message, limit);
            if (answer is not PostAnswer.Accepted)
                await DisposeAsync();
            return answer;
        }
        catch (FormatException)
        {
            return new PostAnswer.RefusedForGood(NoSuchMailbox, "This is no address to send mail to.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (client is not { } leaving)
            return;
        client = null;
        try
        {
            using var limit = new CancellationTokenSource(Farewell);
            if (leaving.IsConnected)
                await leaving.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception failure) when (IsWire(failure) || failure is SmtpCommandException or OperationCanceledException)
        {
            // It was leaving anyway.
        }

        leaving.Dispose();
    }

    /// <summary>Whatever goes wrong before there is a mail on the wire is no mail's fault.</summary>
    /// <returns>Null when the connection stands.</returns>
    private async Task<PostAnswer?> OpenAsync(CancellationToken limit)
    {
        if (client is { IsConnected: true })
            return null;
        await DisposeAsync();
        // Revocation lists are not looked up, as the framework's client does not: the office's network may not reach them.
        client = new SmtpClient { CheckCertificateRevocation = false };
        try
        {
            await client.ConnectAsync(options.Host, options.EffectivePort, Encryption, limit);
            if (options is { User: { Length: > 0 } user, Password: { } password })
                await client.AuthenticateAsync(user, password, limit);
            return null;
        }
        catch (OperationCanceledException)
        {
            return new PostAnswer.ServerAway("No answer in time.");
        }
        catch (Exception failure) when (IsWire(failure) || failure is SmtpCommandException or AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            return new PostAnswer.ServerAway(failure.Message);
        }
    }

    private async Task<PostAnswer> HandOverAsync(MimeMessage message, CancellationToken limit)
    {
        try
        {
            await client!.SendAsync(message, limit);
            return new PostAnswer.Accepted();
        }
        catch (SmtpCommandException refused)
        {
            var code = (int)refused.StatusCode;
            return ConcernsTheAccount(code) ? new PostAnswer.ServerAway($"{code} {refused.Message}")
                : code >= 500 ? new PostAnswer.RefusedForGood(code, refused.Message)
                : new PostAnswer.RefusedForNow(code, refused.Message);
        }
        catch (ServiceNotAuthenticatedException wanted)
        {
            return new PostAnswer.ServerAway(wanted.Message);
        }
        catch (NotSupportedException beyond)
        {
            return new PostAnswer.RefusedForGood(NoSuchMailbox, beyond.Message);
        }
        catch (Exception failure) when (IsWire(failure) || failure is OperationCanceledException)
        {
            return new PostAnswer.BrokenOff(failure is OperationCanceledException ? "No answer in time." : failure.Message);
        }
    }

    private MimeMessage Compose(Letter letter, string messageId)
    {
        using var composed = MimeLetter.Compose(letter, messageId, options.Sender);
        var message = MimeMessage.CreateFromMailMessage(composed);
        message.MessageId = messageId.Trim('<', '>');
        return message;
    }

    private SecureSocketOptions Encryption =>
        options.EffectivePort == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect : options.DemandsTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None;

    private static bool IsWire(Exception failure) => failure is IOException or SocketException or TimeoutException or SmtpProtocolException or ServiceNotConnectedException;

    private static bool ConcernsTheAccount(int code) => code is 432 or 530 or 534 or 535 or 538;
}
