using System.Net.Sockets;
using System.Security.Authentication;

namespace Lublin.Startups.Tests.Support;

/// <summary>One client's talk with <see cref="SmtpSink"/> (RFC 5321, 3207, 4954, 6152, 6531).</summary>
internal sealed class SmtpConversation
{
    private readonly SmtpSink sink;
    private readonly SmtpChannel channel;
    private readonly List<string> recipients = [];
    private string? sender;
    private string? user;

    private SmtpConversation(SmtpSink sink, SmtpChannel channel) => (this.sink, this.channel) = (sink, channel);

    /// <summary>Talks until the client leaves, a fault ends it or the sink closes.</summary>
    public static async Task HoldAsync(SmtpSink sink, TcpClient client, CancellationToken closing)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await new SmtpConversation(sink, new SmtpChannel(client.GetStream(), closing)).TalkAsync();
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or AuthenticationException or ObjectDisposedException)
            {
                // The client left or the sink closes: there is nobody to answer.
            }
        }
    }

    private async Task TalkAsync()
    {
        if (sink.ImplicitTls)
            await channel.EncryptAsync();
        var busy = sink.Strikes(SmtpFaultKind.BusyAtGreeting);
        channel.Say(busy ? "421 localhost busy, come back later" : "220 localhost ESMTP");
        var goesOn = !busy;
        while (goesOn && await channel.ReadLineAsync() is { } line)
            goesOn = await AnswerAsync(line);
        await channel.FlushAsync();
    }

    /// <summary>Answers one command; false ends the talk.</summary>
    private async Task<bool> AnswerAsync(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var verb = (space < 0 ? line : line[..space]).ToUpperInvariant();
        var rest = space < 0 ? "" : line[(space + 1)..];
        switch (verb)
        {
            case "EHLO":
                Reset();
                SayWhatWeCan();
                return true;
            case "HELO":
                Reset();
                channel.Say("250 localhost");
                return true;
            case "STARTTLS":
                return await StartTlsAsync();
            case "AUTH":
                return await AuthenticateAsync(rest);
            case "MAIL":
                return TakeSender(rest);
            case "RCPT":
                return TakeRecipient(rest);
            case "DATA":
                return await TakeMailAsync();
            case "RSET":
                Reset();
                channel.Say("250 2.0.0 forgotten");
                return true;
            case "NOOP":
                channel.Say("250 2.0.0 yes");
                return true;
            case "QUIT":
                channel.Say("221 2.0.0 bye");
                return false;
            default:
                channel.Say("502 5.5.1 not known here");
                return true;
        }
    }

    private void SayWhatWeCan()
    {
        channel.Say("250-localhost");
        channel.Say("250-PIPELINING");
        channel.Say("250-8BITMIME");
        channel.Say("250-SMTPUTF8");
        channel.Say("250-SIZE 20971520");
        if (!channel.Encrypted && sink.StartTls != StartTls.NotOffered)
            channel.Say("250-STARTTLS");
        channel.Say($"250 AUTH {string.Join(' ', sink.Logins)}");
    }

    private async Task<bool> StartTlsAsync()
    {
        if (channel.Encrypted || sink.StartTls != StartTls.Works)
        {
            channel.Say(sink.StartTls == StartTls.Refuses ? "454 4.7.0 TLS not available" : "502 5.5.1 not offered");
            return true;
        }

        channel.Say("220 2.0.0 go ahead");
        await channel.EncryptAsync();
        Reset();
        return true;
    }

    private async Task<bool> AuthenticateAsync(string rest)
    {
        if (await SmtpLogin.AskAsync(channel, sink.Logins, rest) is not var (name, password))
        {
            channel.Say($"504 5.5.4 {string.Join(" or ", sink.Logins)}");
            return true;
        }

        var welcome = name.Length > 0 && (sink.Account is not { } account || account == (name, password));
        user = welcome ? name : null;
        channel.Say(welcome ? "235 2.7.0 welcome" : "535 5.7.8 name or password is wrong");
        return true;
    }

    private bool TakeSender(string rest)
    {
        if (sink.Strikes(SmtpFaultKind.BusyAtMail))
        {
            channel.Say("421 4.3.2 busy, come back later");
            return false;
        }

        if (sink.Account is not null && user is null)
        {
            channel.Say("530 5.7.0 who are you?");
            return true;
        }

        var address = Address(rest, "FROM:");
        if (address is null || sender is not null)
        {
            channel.Say(address is null ? "501 5.5.4 MAIL FROM:<address>" : "503 5.5.1 one sender is enough");
            return true;
        }

        sender = address;
        channel.Say("250 2.1.0 sender fine");
        return true;
    }

    private bool TakeRecipient(string rest)
    {
        var address = Address(rest, "TO:");
        if (string.IsNullOrEmpty(address) || sender is null)
            channel.Say(sender is null ? "503 5.5.1 MAIL first" : "501 5.5.4 RCPT TO:<address>");
        else if (sink.Strikes(SmtpFaultKind.DefersRecipient, address))
            channel.Say("451 4.2.1 mailbox busy, try later");
        else if (sink.Strikes(SmtpFaultKind.RefusesRecipient, address))
            channel.Say("550 5.1.1 nobody of that name");
        else
        {
            recipients.Add(address);
            channel.Say("250 2.1.5 recipient fine");
        }

        return true;
    }

    private async Task<bool> TakeMailAsync()
    {
        if (sender is null || recipients.Count == 0)
        {
            channel.Say(sender is null ? "503 5.5.1 MAIL first" : "554 5.5.1 no valid recipients");
            return true;
        }

        if (sink.Strikes(SmtpFaultKind.HangsAtData, recipients))
        {
            await channel.FlushAsync();
            while (await channel.ReadLineAsync() is not null)
            {
                // Listens until the client gives up, and says nothing.
            }

            return false;
        }

        var breaksOff = sink.Strikes(SmtpFaultKind.ClosesDuringData, recipients);
        channel.Say("354 go on");
        var keeps = sink.Count < sink.Keeps;
        var raw = await channel.ReadMailAsync(keeps, breaksOff);
        if (raw is not { } bytes)
            return false;

        sink.Keep(keeps ? new ReceivedMail(sender, [.. recipients], bytes, channel.Encrypted, user) : null);
        await sink.MayAnswer;
        if (sink.Strikes(SmtpFaultKind.ClosesBeforeAnswer, recipients))
            return false;
        var leaves = sink.Strikes(SmtpFaultKind.ClosesAfterAnswer, recipients);
        Reset();
        channel.Say("250 2.0.0 taken");
        return !leaves;
    }

    private void Reset()
    {
        sender = null;
        recipients.Clear();
    }

    private static string? Address(string rest, string keyword)
    {
        var (open, close) = (rest.IndexOf('<', StringComparison.Ordinal), rest.IndexOf('>', StringComparison.Ordinal));
        return rest.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) && open >= 0 && close > open ? rest[(open + 1)..close] : null;
    }
}
