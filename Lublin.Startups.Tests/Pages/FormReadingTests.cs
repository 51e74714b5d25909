using System.Text;
using Lublin.Startups.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace Lublin.Startups.Tests;

/// <summary>How a form is read off the line.</summary>
public sealed class FormReadingTests
{
    [Theory]
    [InlineData("Email=jan%00@example.org", "jan@example.org")]
    [InlineData("Email=%00%00jan%00", "jan")]
    [InlineData("Email=10%25%00+%2500", "10% %00")]
    [InlineData("Ema%00il=jan", "jan")]
    [InlineData("Email=%30%300", "000")]
    [InlineData("Email=jan\0", "jan")]
    public async Task NUL_is_dropped_wherever_the_pieces_of_it_arrive(string body, string email)
    {
        for (var piece = 1; piece <= 4; piece++)
        {
            var context = Post(new InPieces(Encoding.UTF8.GetBytes(body), piece));
            var read = "";
            await FormReading.ReadAsync(context, async asked => read = (await asked.Request.ReadFormAsync())["Email"].ToString());
            Assert.Equal((200, email), (context.Response.StatusCode, read));
        }
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task Whoever_goes_away_in_the_middle_sent_a_bad_form_and_is_no_fault_of_ours(string type)
    {
        foreach (var failure in (Exception[])[new IOException("The client reset the request stream."), new BadHttpRequestException("Unexpected end of request content.", 400)])
        {
            var context = Post(new InPieces("--x\r\nEmail=jan"u8.ToArray(), 5) { End = failure });
            context.Request.ContentType = type;
            await FormReading.ReadAsync(context, _ => throw new InvalidOperationException("Nobody is asked."));
            Assert.Equal(400, context.Response.StatusCode);
        }
    }

    private static DefaultHttpContext Post(Stream body)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.Path = "/moje-zapisy";
        context.Request.ContentType = "application/x-www-form-urlencoded";
        context.Request.Body = body;
        return context;
    }

    private sealed class InPieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public Exception? End { get; init; }

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Some(count));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => base.ReadAsync(buffer, offset, Some(count), cancellationToken);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Some(buffer.Length)], cancellationToken);

        private int Some(int count) => Position == Length && End is not null ? throw End : Math.Min(count, piece);
    }
}
