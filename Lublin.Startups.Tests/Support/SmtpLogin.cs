using System.Text;

namespace Lublin.Startups.Tests.Support;

/// <summary>The two ways of saying a name and a password to <see cref="SmtpSink"/> (RFC 4954, 4616).</summary>
internal static class SmtpLogin
{
    /// <summary>The name and password given, both empty if garbled; null when the way is none of those offered.</summary>
    public static async Task<(string Name, string Password)?> AskAsync(SmtpChannel channel, IReadOnlyCollection<string> offered, string rest)
    {
        var words = rest.Split(' ', 2);
        var initial = words.Length > 1 ? words[1] : null;
        switch (offered.FirstOrDefault(way => way.Equals(words[0], StringComparison.OrdinalIgnoreCase)))
        {
            case "PLAIN":
                return Decoded(initial ?? await AskForAsync(channel, "334 ")).Split('\0') is [_, var name, var password] ? (name, password) : ("", "");
            case "LOGIN":
                var login = Decoded(initial ?? await AskForAsync(channel, "334 VXNlcm5hbWU6"));
                return (login, Decoded(await AskForAsync(channel, "334 UGFzc3dvcmQ6")));
            default:
                return null;
        }
    }

    private static async Task<string> AskForAsync(SmtpChannel channel, string question)
    {
        channel.Say(question);
        return await channel.ReadLineAsync() ?? throw new IOException("The client left in the middle of AUTH.");
    }

    private static string Decoded(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }
}
