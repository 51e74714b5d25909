using System.Text;
using System.Text.RegularExpressions;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages.SchoolDesk;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Bench;

/// <summary>Schools whose forms are ready when the call opens: each confirms its one to three groups with one POST from a device that is let in.</summary>
internal sealed partial class SchoolRush(BenchStore store, int port)
{
    public const int Schools = 300;
    public const int MaxGroups = 15;
    public const int MaxChildren = 350;
    private const int FirstYear = 2027;
    private const int MostGroups = 3;
    private readonly PersonalLink links = new(Options.Create(new LinkOptions { Secret = store.Settings["Links__Secret"] }));
    private readonly List<(long School, string Device)> desks = [];

    /// <summary>Writes down the schools, and lets one device of each in.</summary>
    public async Task SettleAsync()
    {
        await using var db = store.Open();
        var now = TimeProvider.System.GetUtcNow();
        for (var number = 1; number <= Schools; number++)
        {
            var school = new School(910_000 + number, new($"Szkoła próbna nr {number}", SchoolType.Primary, $"ul. Próbna {number}", "20-000 Lublin", $"szkola{number}@example.org"));
            db.Add(school);
            await db.SaveChangesAsync();
            var contact = new SchoolContact(school.Id, name: null, school.OfficialEmail, DateOnly.FromDateTime(now.UtcDateTime).AddDays(300), now);
            db.Add(contact);
            await db.SaveChangesAsync();
            var key = new DeskKey(contact.Id, now);
            key.Use(now);
            db.Add(key);
            await db.SaveChangesAsync();
            desks.Add((school.Id, links.Code(LinkPurpose.SchoolDevice, key.Link)));
        }
    }

    /// <summary>A call that is open, with the forms of every school ready. Answers its edition and the POSTs, one a school.</summary>
    public async Task<(long Edition, byte[][] Posts)> OpenAsync(int round)
    {
        await using var db = store.Open();
        var now = TimeProvider.System.GetUtcNow();
        var programme = await db.Programmes.SingleOrDefaultAsync(each => each.Kind == ProgrammeKind.Kids)
            ?? new Programme(ProgrammeKind.Kids, Kinds.Kids.Path, new(new("pl", "Przedsiębiorcze dzieciaki"), new("pl", "Pięć spotkań dla klas."), Learn: null, new("pl", "Dla szkół i przedszkoli"), Bring: null), ProgrammeLevel.Basic);
        var edition = new Edition(programme, new(MaxChildren, "pl", now.AddMinutes(-1), BenchStore.Terms, now.AddDays(10)) { MaxGroups = MaxGroups });
        var gala = DateOnly.FromDateTime(now.UtcDateTime).AddDays(200);
        edition.AddSession(new(gala, new(9, 0), new(11, 0), RoomId: null, "https://spotkania.example.org/gala"));
        edition.Publish($"proba-{round}", now.AddDays(-1));
        db.Add(new Season(edition, FirstYear + round, new(MaxGroupsPerSchool: null, gala.AddDays(-90))));
        await db.SaveChangesAsync();
        List<List<SchoolGroup>> all = [];
        foreach (var ((school, _), place) in desks.Select((desk, place) => (desk, place)))
        {
            List<SchoolGroup> groups = [.. Enumerable.Range(0, 1 + (place % MostGroups)).Select(number => new SchoolGroup(edition.Id, school, Facts($"{1 + number}a", 18 + (place % 11)), now))];
            db.AddRange(groups);
            all.Add(groups);
        }

        await db.SaveChangesAsync();
        var (cookie, token) = await TokenAsync(desks[0].Device);
        return (edition.Id, [.. all.Select((groups, place) => Post(desks[place].Device, cookie, token, groups))]);
    }

    private static GroupFacts Facts(string label, int children) => new(label)
    {
        Children = children,
        AgeFrom = 7,
        AgeTo = 8,
        Adults = 2,
        TeacherName = "Maria Próbna",
        TeacherEmail = "maria@example.org",
        TeacherPhone = "+48601234567",
        Blocks = TimeBlocks.Every,
        HeadAgrees = true,
    };

    private async Task<(string Cookie, string Token)> TokenAsync(string device)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{port}{SchoolLinks.Check}"));
        request.Headers.Add("Cookie", $"{DeskPage.Cookie}={device}");
        using var answer = await client.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();
        if (TokenField().Match(page) is not { Success: true } found || !answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            throw new BenchException($"The page that confirms groups did not come: {answer.StatusCode}");
        return (cookies.First(cookie => cookie.StartsWith("formularz=", StringComparison.Ordinal)).Split(';')[0], found.Groups["token"].Value);
    }

    private static byte[] Post(string device, string cookie, string token, IEnumerable<SchoolGroup> groups)
    {
        var chosen = string.Concat(groups.Select(group => $"Form.Groups={group.Uid}.{group.Version}&"));
        var body = $"{chosen}Form.Terms=true&Form.TermsVersion={BenchStore.Terms}&Form.FormId={Guid.CreateVersion7()}&__RequestVerificationToken={Uri.EscapeDataString(token)}";
        return Encoding.ASCII.GetBytes(
            $"POST {SchoolLinks.Check} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\nCookie: {cookie}; {DeskPage.Cookie}={device}\r\n\r\n{body}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();
}
