using System.Net.Sockets;

namespace Lublin.Startups.Web.Mail.SystemNet;

/// <summary>Knocks at the server without a mail: does it greet, and offer the encryption that is demanded?</summary>
internal static class SmtpProbe
{
    public static async Task<bool> IsReadyAsync(string host, int port, bool tls, CancellationToken limit)
    {
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(host, port, limit);
            await using var stream = connection.GetStream();
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
            var ready = await AnswerAsync(reader, limit) is "220"
                && await AskAsync("EHLO localhost") is "250"
                && (!tls || await AskAsync("STARTTLS") is "220");
            if (ready && !tls)
                await writer.WriteLineAsync("QUIT".AsMemory(), limit);
            return ready;

            async Task<string?> AskAsync(string command)
            {
                await writer.WriteLineAsync(command.AsMemory(), limit);
                return await AnswerAsync(reader, limit);
            }
        }
        catch (Exception failure) when (failure is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The code of the answer's last line; null when the server left.</summary>
    private static async Task<string?> AnswerAsync(StreamReader reader, CancellationToken limit)
    {
        while (await reader.ReadLineAsync(limit) is { Length: >= 3 } line)
        {
            if (line.Length == 3 || line[3] != '-')
                return line[..3];
        }

        return null;
    }
}
