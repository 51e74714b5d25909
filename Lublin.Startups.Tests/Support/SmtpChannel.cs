using System.Buffers;
using System.IO.Pipelines;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Lublin.Startups.Tests.Support;

/// <summary>The wire under <see cref="SmtpConversation"/>: lines and mails in, answers out, each batch in one write.</summary>
internal sealed class SmtpChannel(NetworkStream wire, CancellationToken closing)
{
    private Stream stream = wire;
    private PipeReader input = PipeReader.Create(wire);
    private PipeWriter output = PipeWriter.Create(wire);

    /// <summary>Whether the talk has gone over to TLS.</summary>
    public bool Encrypted { get; private set; }

    /// <summary>Says a line; it goes out when there is nothing more to read.</summary>
    public void Say(string line)
    {
        Encoding.UTF8.GetBytes(line, output);
        output.Write("\r\n"u8);
    }

    /// <summary>The next line; null when the client has left. What was said goes out in one write, and only when there is nothing more to read.</summary>
    public async Task<string?> ReadLineAsync()
    {
        while (true)
        {
            if (!input.TryRead(out var read))
            {
                await output.FlushAsync(closing);
                read = await input.ReadAsync(closing);
            }

            var line = FirstLine(read.Buffer, out var rest);
            input.AdvanceTo(rest, line is null ? read.Buffer.End : rest);
            if (line is not null || read.IsCompleted)
                return line;
        }
    }

    /// <summary>Reads to the final dot, dot-unstuffed; null when the talk breaks off before.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadMailAsync(bool keeps, bool breaksOff)
    {
        var mail = new ArrayBufferWriter<byte>(keeps ? 4096 : 1);
        await output.FlushAsync(closing);
        while (true)
        {
            var read = await input.ReadAsync(closing);
            var (end, rest) = TakeLines(read.Buffer, keeps ? mail : null);
            input.AdvanceTo(rest, read.Buffer.End);
            if (breaksOff || (read.IsCompleted && !end))
                return null;
            if (end)
                return mail.WrittenMemory;
        }
    }

    /// <summary>Sends what was said.</summary>
    public async Task FlushAsync() => await output.FlushAsync(closing);

    /// <summary>Goes over to TLS; what was read ahead is forgotten.</summary>
    public async Task EncryptAsync()
    {
        await FlushAsync();
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = SmtpSink.Certificate }, closing);
        stream = secure;
        (input, output) = (PipeReader.Create(stream), PipeWriter.Create(stream));
        Encrypted = true;
    }

    private static string? FirstLine(ReadOnlySequence<byte> buffer, out SequencePosition rest)
    {
        var reader = new SequenceReader<byte>(buffer);
        var found = reader.TryReadTo(out ReadOnlySequence<byte> line, "\r\n"u8);
        rest = reader.Position;
        return found ? Encoding.UTF8.GetString(line) : null;
    }

    private static (bool End, SequencePosition Behind) TakeLines(ReadOnlySequence<byte> buffer, ArrayBufferWriter<byte>? mail)
    {
        var reader = new SequenceReader<byte>(buffer);
        while (reader.TryReadTo(out ReadOnlySequence<byte> line, "\r\n"u8))
        {
            var dotted = !line.IsEmpty && line.FirstSpan[0] == (byte)'.';
            if (dotted && line.Length == 1)
                return (true, reader.Position);
            if (mail is null)
                continue;
            foreach (var piece in dotted ? line.Slice(1) : line)
                mail.Write(piece.Span);
            mail.Write("\r\n"u8);
        }

        return (false, reader.Position);
    }
}
