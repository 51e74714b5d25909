using System.IO.Compression;
using Lublin.Startups.Tests.Support;

namespace Lublin.Startups.Tests;

/// <summary>How a kept page goes over the wire.</summary>
public sealed class KeptAnswerTests(SqliteSite site) : SiteTests(site), IClassFixture<SqliteSite>
{
    private const string List = "/szkolenia";

    [Theory]
    [InlineData(null, null)]
    [InlineData("identity", null)]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0.0, gzip;q=0.000", null)]
    [InlineData("br; q=0, gzip ; q=0", null)]
    [InlineData("BR;q=1.0", "br")]
    public async Task A_page_comes_packed_as_the_browser_asked_the_first_time_and_the_next(string? accepted, string? packed)
    {
        await OfferAsync(new());
        using var visitor = Site.Visitor();
        var plain = (await visitor.AskAsync(List)).Text;
        foreach (var _ in (int[])[1, 2])
        {
            var answer = accepted is null ? await visitor.AskAsync(List) : await visitor.AskAsync(List, headers: ("Accept-Encoding", accepted));
            Assert.Equal(packed, answer["Content-Encoding"]);
            Assert.Equal("Accept-Encoding", answer["Vary"]);
            Assert.Equal("no-cache", answer["Cache-Control"]);
            Assert.Equal(answer.Body.Length.ToString(), answer["Content-Length"]);
            Assert.Equal(plain, Unpacked(answer));
        }
    }

    [Fact]
    public async Task A_browser_that_has_the_page_gets_304_until_it_changes()
    {
        await OfferAsync(new(Seats: 2));
        using var visitor = Site.Visitor();
        foreach (var encoding in (string[])["identity", "gzip", "br"])
        {
            var tag = (await visitor.AskAsync(List, headers: ("Accept-Encoding", encoding)))["ETag"]!;
            var same = await visitor.AskAsync(List, headers: [("Accept-Encoding", encoding), ("If-None-Match", $"\"else\", W/{tag}")]);
            Assert.Equal((304, 0, tag), (same.Status, same.Body.Length, same["ETag"]));
            Assert.Null(same["Content-Encoding"]);
        }

        var known = (await visitor.AskAsync(List))["ETag"]!;
        using var newcomer = new SignUpVisitor(Site);
        await newcomer.SignUpAsync();
        Assert.Equal(200, (await visitor.AskAsync(List, headers: ("If-None-Match", known))).Status);
    }

    [Fact]
    public async Task HEAD_answers_as_GET_without_the_page()
    {
        await OfferAsync(new());
        using var visitor = Site.Visitor();
        var first = await visitor.AskAsync(List, HttpMethod.Head);
        Assert.Equal((200, (string?)null), (first.Status, first["ETag"]));
        var got = await visitor.AskAsync(List);
        var head = await visitor.AskAsync(List, HttpMethod.Head);
        Assert.Equal((200, 0), (head.Status, head.Body.Length));
        Assert.Equal((got["ETag"], got["Content-Type"], got["Content-Length"]), (head["ETag"], head["Content-Type"], head["Content-Length"]));
    }

    [Theory]
    [InlineData("/szkolenia?utm_source=x", 200)]
    [InlineData("/?q=x", 200)]
    [InlineData("/szkolenia/ksef-bez-stresu?fbclid=1", 200)]
    [InlineData("/szkolenia/nic-takiego", 404)]
    [InlineData("/regulamin/1999-01-01", 404)]
    public async Task Parameters_that_are_not_the_pages_own_and_errors_are_not_kept(string address, int status)
    {
        await OfferAsync(new());
        using var visitor = Site.Visitor();
        foreach (var _ in (int[])[1, 2])
        {
            var answer = await visitor.AskAsync(address);
            Assert.Equal(status, answer.Status);
            Assert.Null(answer["ETag"]);
        }
    }

    [Fact]
    public async Task Own_parameters_are_kept_apart_and_long_ones_not_at_all()
    {
        await OfferAsync(new());
        await OfferAsync(new("drugie") { Title = "Drugie", Online = true });
        using var visitor = Site.Visitor();
        var tags = new[] { await TagAsync("/szkolenia"), await TagAsync("/szkolenia?forma=online"), await TagAsync("/szkolenia?q=ksef"), await TagAsync("/en/szkolenia") };
        Assert.All(tags, Assert.NotNull);
        Assert.Equal(4, tags.Distinct(StringComparer.Ordinal).Count());
        Assert.Null(await TagAsync("/szkolenia?q=" + new string('x', 300)));

        async Task<string?> TagAsync(string address) => (await visitor.AskAsync(address))["ETag"];
    }

    [Fact]
    public async Task A_page_that_failed_is_made_anew()
    {
        await OfferAsync(new());
        using var visitor = Site.Visitor();
        Assert.Equal(404, (await visitor.AskAsync("/szkolenia/drugie")).Status);
        await OfferAsync(new("drugie"));
        Assert.Equal(200, (await visitor.AskAsync("/szkolenia/drugie")).Status);
    }

    private static string Unpacked(WireAnswer answer)
    {
        using var body = new MemoryStream(answer.Body);
        using Stream stream = answer["Content-Encoding"] switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
