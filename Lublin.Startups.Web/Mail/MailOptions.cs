using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Mail;

/// <summary>Settings of the section <c>Mail</c>. Without <see cref="Host"/>, outside Production, mails land as files in the data folder.</summary>
public sealed class MailOptions
{
    private const int Submission = 587;
    private const int Relay = 25;

    public string Host { get; set; } = "";

    /// <summary>587 unless set, 25 on this machine itself.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>Name and password for AUTH; neither, and none is asked for.</summary>
    public string? User { get; set; }

    /// <inheritdoc cref="User"/>
    public string? Password { get; set; }

    /// <summary>The address that mails come from; its domain is also that of their Message-IDs.</summary>
    public string From { get; set; } = "";

    /// <summary>Who writes, as people read it beside the address.</summary>
    public string? FromName { get; set; }

    /// <summary>How many connections to the server deliver side by side.</summary>
    [Range(1, 64)]
    public int Connections { get; set; } = 8;

    /// <summary>How long one mail may take before its connection is thrown away.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>STARTTLS is demanded unless set otherwise, or unless the server is on this machine.</summary>
    public MailSecurity? Security { get; set; }

    internal bool IsSet => Host.Length > 0;
    internal int EffectivePort => Port ?? (IsOnThisMachine ? Relay : Submission);
    internal bool DemandsTls => (Security ?? (IsOnThisMachine ? MailSecurity.None : MailSecurity.StartTls)) == MailSecurity.StartTls;
    internal MailAddress Sender => new(From.Length > 0 ? From : "no-reply@localhost", FromName);
    private bool IsOnThisMachine => Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}

public enum MailSecurity
{
    None,
    StartTls,
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
        else if (options.From.Length > 0 && !MailAddress.TryCreate(options.From, out _))
            faults.Add("Mail__From is no e-mail address.");
        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
            faults.Add("Mail__User and Mail__Password belong together: set both or neither.");
        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
