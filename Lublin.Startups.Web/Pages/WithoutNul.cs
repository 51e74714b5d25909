namespace Lublin.Startups.Web.Pages;

/// <summary>
/// The body of a form in which an escaped NUL, for which the framework refuses the whole form, is another control sign: that is dropped with its like once the
/// form is read.
/// </summary>
internal sealed class WithoutNul(Stream body) : Stream
{
    // How much of "%00" the last bytes were.
    private int seen;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        Mark(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = body.Read(buffer, offset, count);
        Mark(buffer.AsSpan(offset, read));
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Mark(Span<byte> bytes)
    {
        foreach (ref var next in bytes)
        {
            seen = next switch
            {
                (byte)'%' => 1,
                (byte)'0' when seen > 0 => seen + 1,
                _ => 0,
            };
            if (seen < 3)
                continue;
            next = (byte)'1';
            seen = 0;
        }
    }
}
