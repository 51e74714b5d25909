using System.Net.Security;
using System.Net.Sockets;
using Lublin.Startups.Web.Data;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Lublin.Startups.Web.Mail;

/// <summary>Sends with MailKit over one connection, which stays open from mail to mail.</summary>
/// <param name="office">The address for answers to the mails.</param>
/// <param name="trust">Who vouches for the server's certificate; the machine's authorities unless told.</param>
internal sealed class MailKitPost(MailOptions options, string office, RemoteCertificateValidationCallback? trust = null) : ISmtpPost
{
    private const int NoSuchMailbox = (int)SmtpStatusCode.MailboxNameNotAllowed;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);
    private Line? line;

    public async Task<PostAnswer> SendAsync(Letter letter, string messageId, CancellationToken limit)
    {
        try
        {
            Processor.LetOthersGoFirst();
            using var message = MimeLetter.Compose(letter, messageId, options.Sender, office);
            var kept = line;
            var answer = await TryAsync(message, limit);
            // Servers end a connection that was idle, or has carried enough: no mail was on the wire then, and a fresh one carries it.
            return answer is not PostAnswer.Accepted && kept is { SenderTaken: false } ? await TryAsync(message, limit) : answer;
        }
        catch (FormatException)
        {
            return new PostAnswer.RefusedForGood(NoSuchMailbox, "This is no address to send mail to.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (line is not { } leaving)
            return;
        line = null;
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

    private async Task<PostAnswer> TryAsync(MimeMessage message, CancellationToken limit)
    {
        var answer = await OpenAsync(limit) ?? await HandOverAsync(message, limit);
        if (answer is not PostAnswer.Accepted)
            await DisposeAsync();
        return answer;
    }

    /// <summary>Whatever goes wrong before there is a mail on the wire is no mail's fault.</summary>
    /// <returns>Null when the connection stands.</returns>
    private async Task<PostAnswer?> OpenAsync(CancellationToken limit)
    {
        if (line is { IsConnected: true })
            return null;
        await DisposeAsync();
        // Revocation lists are not looked up: the office's network may not reach them.
        line = new Line { CheckCertificateRevocation = false, ServerCertificateValidationCallback = trust };
        try
        {
            await ConnectAsync(line, limit);
            if (options is { User: { Length: > 0 } user, Password: { } password })
                await line.AuthenticateAsync(user, password, limit);
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

    // A socket of our own making, since MailKit's waits for an acknowledgement in the middle of each mail (Nagle): 22 mails a second instead of thousands.
    private async Task ConnectAsync(Line opening, CancellationToken limit)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.EffectivePort, limit);
            await opening.ConnectAsync(socket, options.Host, options.EffectivePort, Encryption, limit);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<PostAnswer> HandOverAsync(MimeMessage message, CancellationToken limit)
    {
        try
        {
            line!.SenderTaken = false;
            await line.SendAsync(message, limit);
            return new PostAnswer.Accepted();
        }
        catch (SmtpCommandException refused)
        {
            var code = (int)refused.StatusCode;
            return ConcernsTheAccount(code) ? NotLetIn(code, refused.Message)
                : code >= 500 ? new PostAnswer.RefusedForGood(code, refused.Message)
                : new PostAnswer.RefusedForNow(code, refused.Message);
        }
        catch (ServiceNotAuthenticatedException wanted)
        {
            return NotLetIn((int)SmtpStatusCode.AuthenticationRequired, wanted.Message);
        }
        catch (Exception failure) when (IsWire(failure) || failure is OperationCanceledException)
        {
            return new PostAnswer.BrokenOff(failure is OperationCanceledException ? "No answer in time." : failure.Message);
        }
        catch (Exception fault) when (fault is NotSupportedException or FormatException or ArgumentException or InvalidOperationException)
        {
            return new PostAnswer.RefusedForGood(NoSuchMailbox, fault.Message);
        }
    }

    // Once it has taken the sender, a server speaks of the one mail in hand, whatever its code.
    private PostAnswer NotLetIn(int code, string text) =>
        line!.SenderTaken ? new PostAnswer.RefusedForNow(code, text) : new PostAnswer.ServerAway($"{code} {text}");

    private SecureSocketOptions Encryption => options.EffectiveSecurity switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    private static bool IsWire(Exception failure) => failure is IOException or SocketException or TimeoutException or SmtpProtocolException or ServiceNotConnectedException;

    private static bool ConcernsTheAccount(int code) => code is 432 or 530 or 534 or 535 or 538;

    private sealed class Line : SmtpClient
    {
        /// <summary>Whether the server listens to the mail in hand.</summary>
        public bool SenderTaken { get; set; }

        protected override void OnSenderAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => SenderTaken = true;
    }
}
