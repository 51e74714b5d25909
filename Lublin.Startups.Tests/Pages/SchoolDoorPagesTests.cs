using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Pages;

/// <summary>How a school finds itself, is sent its link, comes in by it, and lets colleagues in.</summary>
public sealed class SchoolDoorPagesTests : SiteTests, IClassFixture<SqliteSite>
{
    private const string Form = "main form[method=post]";
    private readonly GroupOffice office;

    public SchoolDoorPagesTests(SqliteSite site) : base(site) => office = new(Site);

    [Fact]
    public async Task A_school_sees_half_of_its_address_and_the_same_words_whether_a_link_goes_or_not()
    {
        await office.SchoolAsync();
        using var visitor = new SignUpVisitor(Site);
        var found = await visitor.OpenAsync($"{SchoolLinks.Find}?szukaj=SZKOLA+demo");
        Assert.Equal(["Szkoła demo nr 801"], found.Texts("main li a"));
        var chosen = await visitor.OpenAsync(found.Document.QuerySelector("main li a")!.GetAttribute("href")!);
        Assert.Contains("sekr•••••@example.org", chosen.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("sekretariat801", chosen.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var first = await SendAsync(visitor, chosen);
        Site.Clock.Advance(TimeSpan.FromMinutes(9));
        var second = await SendAsync(visitor, chosen);

        Assert.Contains("Jeśli szkoła może brać udział, link jest w drodze na jej oficjalny adres.", first.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(first.Text("main"), second.Text("main"));
        Assert.Equal(1, await LinksAsync());
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync(visitor, chosen);
        Assert.Equal(2, await LinksAsync());
    }

    [Fact]
    public async Task A_complex_an_archived_school_and_one_of_another_city_are_refused_in_the_same_words_and_get_no_link()
    {
        await office.SchoolAsync(801);
        await office.SchoolAsync(802, type: SchoolType.Complex);
        await office.SchoolAsync(803);
        await Site.WriteAsync(async db =>
        {
            (await db.Schools.SingleAsync(school => school.Rspo == 990803)).Archive(Site.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        using var visitor = new SignUpVisitor(Site);
        var token = (await visitor.OpenAsync($"{SchoolLinks.Find}?rspo=990801")).Document.QuerySelector($"{Form} input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        List<string> answers = [];
        foreach (var rspo in (string[])["990802", "990803", "123456", "-1", "99999999999", "abc", ""])
        {
            var answer = await visitor.PostAsync(SchoolLinks.Find, new Dictionary<string, string>(StringComparer.Ordinal) { ["rspo"] = rspo, ["__RequestVerificationToken"] = token });
            answers.Add((answer.Status == 303 ? await visitor.FollowAsync(answer) : answer).Text(".errsum li"));
            Assert.Null((await visitor.OpenAsync($"{SchoolLinks.Find}?rspo={rspo}")).Document.QuerySelector(Form));
        }

        await DoneAfterAnswersAsync();

        Assert.Equal("Wybierz szkołę z listy", Assert.Single(answers.Distinct(StringComparer.Ordinal)));
        Assert.Equal(0, await LinksAsync());
        Assert.Contains("Nie ma takiej szkoły w Lublinie.", (await visitor.OpenAsync($"{SchoolLinks.Find}?szukaj=990802")).Text("[role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scanner_that_opens_a_link_uses_nothing_and_a_second_phone_is_offered_a_fresh_one()
    {
        var path = await LinkAsync(await office.SchoolAsync());
        using var scanner = Site.Visitor();
        for (var look = 0; look < 3; look++)
        {
            using HttpRequestMessage asked = new(look == 0 ? HttpMethod.Head : HttpMethod.Get, new Uri(path, UriKind.Relative));
            using var answer = await scanner.SendAsync(asked);
            Assert.True(answer.IsSuccessStatusCode);
            Assert.DoesNotContain(answer.Headers, header => header.Key == "Set-Cookie" && header.Value.Any(cookie => cookie.StartsWith("szkola=", StringComparison.Ordinal)));
        }

        using var phone = new SignUpVisitor(Site);
        using var other = new SignUpVisitor(Site);
        var (here, there) = (await phone.OpenAsync(path), await other.OpenAsync(path));
        Assert.Equal(SchoolLinks.Desk, (await phone.SendAsync(here, form: Form)).Answer.Headers.Location!.OriginalString);
        var late = await other.SendAsync(there, form: Form);

        Assert.Equal(200, late.Status);
        Assert.Contains("Ten link został już użyty albo minęło 30 minut.", late.Text("main"), StringComparison.Ordinal);
        Assert.Contains("sekr•••••@example.org", late.Text("main"), StringComparison.Ordinal);
        Site.Clock.Advance(AccessDesk.Pause);
        Assert.Contains("Nowy link jest w drodze.", (await other.FollowAsync(await other.SendAsync(late, form: Form))).Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(1, await LinksAsync());
        Assert.Equal(200, (await phone.AskAsync(SchoolLinks.Colleagues)).Status);
        Assert.Equal(SchoolLinks.Find, (await other.AskAsync(SchoolLinks.Colleagues)).Answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_colleague_is_let_in_once_has_a_link_of_their_own_and_is_out_when_the_school_says_so()
    {
        var school = await office.SchoolAsync();
        using var desk = await office.EnterAsync(school);
        var page = await desk.OpenAsync(SchoolLinks.Colleagues);
        Assert.Contains("31 sierpnia 2027", page.Text("main .hint").Replace('\u00A0', ' '), StringComparison.Ordinal);

        var invited = await desk.FollowAsync(await desk.SendAsync(page, Person("Jola Demo-Zając", "jola@example.org"), Form + ":has(#Form_Name)"));
        Assert.Contains("Zaproszenie jest w drodze.", invited.Text("[role=status]"), StringComparison.Ordinal);
        var again = await SendOrFollowAsync(desk, invited, Person("Jola Demo-Zając", "JOLA@example.org"));
        Assert.Equal("Osoba z tym adresem ma już dostęp", again.Text(".errsum li"));
        Assert.Equal("Jola Demo-Zając", again.Document.QuerySelector("#Form_Name")!.GetAttribute("value"));
        Assert.Equal(2, (await SendOrFollowAsync(desk, invited, Person("", "jola"))).Texts(".errsum li").Count);

        var colleague = await Site.WithAsync(db => db.SchoolContacts.AsNoTracking().SingleAsync(contact => contact.Email == "jola@example.org"));
        using var phone = await office.EnterAsync(colleague);
        Assert.Equal(200, (await phone.AskAsync(SchoolLinks.Colleagues)).Status);
        var ended = await desk.FollowAsync(await desk.SendAsync(await desk.OpenAsync(SchoolLinks.Colleagues), form: "main li form"));
        Assert.Contains("Dostęp zakończony", ended.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(SchoolLinks.Find, (await phone.AskAsync(SchoolLinks.Colleagues)).Answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_sixth_person_is_refused_and_nobody_of_another_school_is_ended()
    {
        var (school, other) = (await office.SchoolAsync(801), await office.SchoolAsync(802));
        for (var colleague = 1; colleague < SchoolContact.Most; colleague++)
            Assert.Equal(InviteColleagueOutcome.Done, await office.AskAsync<AccessDesk, InviteColleagueOutcome>(access => access.InviteAsync(school, "Ola Demo-Bór", $"ola{colleague}@example.org")));
        using var desk = await office.EnterAsync(school);
        var page = await desk.OpenAsync(SchoolLinks.Colleagues);

        Assert.Equal("Dostęp ma już 5 osób. Najpierw zakończ czyjś dostęp.", (await SendOrFollowAsync(desk, page, Person("Ewa Demo-Las", "ewa@example.org"))).Text(".errsum li"));
        var token = page.Document.QuerySelector($"{Form} input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await desk.PostAsync(SchoolLinks.Colleagues + "?handler=End", new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = $"{other.Id}", ["__RequestVerificationToken"] = token });
        Assert.Null((await Site.WithAsync(db => db.SchoolContacts.AsNoTracking().SingleAsync(contact => contact.Id == other.Id))).EndedAt);
    }

    private static Dictionary<string, string> Person(string name, string email) => new(StringComparer.Ordinal) { ["Form.Name"] = name, ["Form.Email"] = email };

    private static async Task<SitePage> SendOrFollowAsync(SignUpVisitor visitor, SitePage page, Dictionary<string, string> answers)
    {
        var answer = await visitor.SendAsync(page, answers, Form + ":has(#Form_Name)");
        return answer.Status == 303 ? await visitor.FollowAsync(answer) : answer;
    }

    private async Task<SitePage> SendAsync(SignUpVisitor visitor, SitePage chosen)
    {
        var sent = await visitor.FollowAsync(await visitor.SendAsync(chosen, form: Form));
        await DoneAfterAnswersAsync();
        return sent;
    }

    private async Task<string> LinkAsync(SchoolContact contact)
    {
        var link = await Site.WithAsync(async db =>
        {
            var key = new DeskKey(contact.Id, Site.Clock.GetUtcNow());
            db.Add(key);
            await db.SaveChangesAsync();
            return key.Link;
        });
        return SchoolLinks.Enter(Site.Services.GetRequiredService<PersonalLink>().MailedCode(LinkPurpose.School, link));
    }

    private async Task<int> LinksAsync() => (await MailsAsync()).Count(kind => kind == SchoolMails.DeskLink);
}
