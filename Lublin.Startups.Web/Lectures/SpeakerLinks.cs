using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Where speakers and hosts find what is theirs: paths within the site, without the prefix of a language.</summary>
public static class SpeakerLinks
{
    /// <summary>What somebody gives or receives.</summary>
    public static string Mine(string code) => $"{LinkPaths.Speaker}/{code}";

    /// <summary>The same for web calendars.</summary>
    public static string Feed(string code) => Mine(code) + ".ics";

    /// <summary>Where an invitation is answered.</summary>
    public static string Invitation(string code) => $"{LinkPaths.Invitation}/{code}";

    public static LinkHolder Holder(this SpeakerProfile speaker) => new(speaker.LinkNonce, speaker.LinkVersion);

    public static LinkHolder Holder(this Host host) => new(host.LinkNonce, host.LinkVersion);

    public static LinkHolder Holder(this Invitation invitation) => new(invitation.LinkNonce, 0);
}
