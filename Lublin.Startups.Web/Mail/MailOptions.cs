using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Lublin.Startups.Web.Mail;

/// <summary>Settings of the section <c>Mail</c>. Without <see cref="Host"/>, outside Production, mails land as files in the data folder.</summary>
public sealed class MailOptions
{
    private const int Submission = 587;
    private const int ImplicitTls = 465;
    private const int Relay = 25;

    public string Host { get; set; } = "";

    /// <summary>587 unless set, 465 where <see cref="Security"/> is <see cref="MailSecurity.Tls"/>, 25 on this machine itself.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>Name and password for AUTH; neither, and none is asked for.</summary>
    public string? User { get; set; }

    /// <inheritdoc cref="User"/>
    public string? Password { get; set; }

    /// <summary>The address that mails come from; its domain is also that of their Message-IDs.</summary>
    public string From { get; set; } = "";

    /// <summary>The sender's name, as people read it beside the address.</summary>
    public string? FromName { get; set; }

    /// <summary>How many connections to the server deliver side by side.</summary>
    [Range(1, 64)]
    public int Connections { get; set; } = 2;

    /// <summary>How long one mail may take before its connection is thrown away.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Unless set: TLS from the first byte on port 465, nothing on this machine itself, STARTTLS elsewhere.</summary>
    public MailSecurity? Security { get; set; }

    internal bool IsSet => Host.Length > 0;
    internal int EffectivePort => Port ?? (Security == MailSecurity.Tls ? ImplicitTls : IsOnThisMachine ? Relay : Submission);
    internal MailSecurity EffectiveSecurity => Security ?? (Port == ImplicitTls ? MailSecurity.Tls : IsOnThisMachine ? MailSecurity.None : MailSecurity.StartTls);

    /// <summary>A new one for each message: an address keeps hold of every message that it stands in.</summary>
    internal MailboxAddress Sender
    {
        get
        {
            var sender = MimeLetter.Mailbox(From) ?? new("", "no-reply@localhost");
            sender.Name = FromName ?? sender.Name;
            return sender;
        }
    }

    private bool IsOnThisMachine => Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}

public enum MailSecurity
{
    None,

    /// <summary>Demanded: a server without it gets no mail.</summary>
    StartTls,

    /// <summary>From the first byte on.</summary>
    Tls,
}

/// <summary>Says which mail settings are missing or unfit, each by its name.</summary>
internal sealed class MailOptionsCheck(IHostEnvironment environment) : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        List<string> faults = [];
        if (environment.IsProduction() && !options.IsSet)
            faults.Add("Mail__Host is not set.");
        if (options.From.Length == 0 && (environment.IsProduction() || options.IsSet))
            faults.Add("Mail__From is not set.");
        else if (options.From.Length > 0 && MimeLetter.Mailbox(options.From) is null)
            faults.Add("Mail__From is no e-mail address.");
        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
            faults.Add("Mail__User and Mail__Password belong together: set both or neither.");
        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
