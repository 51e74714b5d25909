using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Lublin.Startups.Tests.Support;

/// <summary>A bare SMTP client that shows every answer as it comes.</summary>
internal sealed class RawSmtp : IAsyncDisposable
{
    private readonly TcpClient client;
    private Stream stream;
    private StreamReader reader;

    private RawSmtp(TcpClient client)
    {
        this.client = client;
        stream = client.GetStream();
        reader = new StreamReader(stream, Encoding.UTF8);
    }

    public static async Task<RawSmtp> ConnectAsync(int port, string greeting = "220")
    {
        var connected = new TcpClient();
        await connected.ConnectAsync(IPAddress.Loopback, port);
        var raw = new RawSmtp(connected);
        Assert.StartsWith(greeting, await raw.ReadAsync(), StringComparison.Ordinal);
        return raw;
    }

    public async Task<string> AskAsync(string command)
    {
        await WriteAsync(command + "\r\n");
        return await ReadAsync();
    }

    public async Task WriteAsync(string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>The next answer with all its lines; empty when the server has closed the connection.</summary>
    public async Task<string> ReadAsync()
    {
        var answer = new StringBuilder();
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                answer.AppendLine(line);
                if (line.Length < 4 || line[3] == ' ')
                    break;
            }
        }
        catch (IOException)
        {
            // A reset is a close too.
        }

        return answer.ToString();
    }

    public async Task SendAsync(string recipient, string mail = "Subject: x\r\n\r\nx\r\n") =>
        Assert.StartsWith("250", await AnswerToMailAsync(recipient, mail), StringComparison.Ordinal);

    /// <summary>What is said to the final dot; empty when the connection closes instead.</summary>
    public async Task<string> AnswerToMailAsync(string recipient, string mail = "Subject: x\r\n\r\nx\r\n")
    {
        Assert.StartsWith("250", await AskAsync("MAIL FROM:<a@example.pl>"), StringComparison.Ordinal);
        Assert.StartsWith("250", await AskAsync($"RCPT TO:<{recipient}>"), StringComparison.Ordinal);
        Assert.StartsWith("354", await AskAsync("DATA"), StringComparison.Ordinal);
        return await AskAsync(mail + ".");
    }

    public async Task EncryptAsync(X509Certificate2 trusted)
    {
        var secure = new SslStream(stream, leaveInnerStreamOpen: false, (_, shown, _, _) => trusted.RawDataMemory.Span.SequenceEqual(shown!.GetRawCertData()));
        await secure.AuthenticateAsClientAsync("localhost");
        stream = secure;
        reader = new StreamReader(stream, Encoding.UTF8);
    }

    public async ValueTask DisposeAsync()
    {
        reader.Dispose();
        await stream.DisposeAsync();
        client.Dispose();
    }
}
