using System.Net.Http.Headers;
using System.Text;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Schools as the office keeps them: a file of the register, one written down by hand, and who may work at a desk.</summary>
public sealed class SchoolPagesTests : SiteTests, IClassFixture<SqliteSite>
{
    private const string Heading = "Numer RSPO;Typ;Nazwa;Miejscowość;Ulica;Numer budynku;Kod pocztowy;E-mail";
    private const string One = "990901;Przedszkole;\"Przedszkole demo nr 901; Żabki\";Lublin;ul. Żółta;8;20-020;p901@example.org";
    private static readonly string List = KidsLinks.Schools(2027);
    private readonly GroupOffice office;

    public SchoolPagesTests(SqliteSite site) : base(site) => office = new(Site);

    [Theory]
    [InlineData("windows-1250", false)]
    [InlineData("utf-8", true)]
    public async Task A_file_of_the_register_is_taken_in_and_taken_in_again_it_changes_nothing(string coding, bool hasMark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await office.CallAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var taken = await UploadAsync(staff, coding, hasMark, One);

        Assert.Contains("nowe szkoły 1, zmienione 0, zarchiwizowane 0", taken.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(["Przedszkole demo nr 901; Żabki"], taken.Texts("tbody th a"));
        Assert.Contains("nowe szkoły 0, zmienione 0, zarchiwizowane 0", (await UploadAsync(staff, coding, hasMark, One)).Text("[role=status]"), StringComparison.Ordinal);
        var without = await UploadAsync(staff, coding, hasMark, One.Replace("901", "902", StringComparison.Ordinal));
        Assert.Contains("nowe szkoły 1, zmienione 0, zarchiwizowane 1", without.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("Żabki (nie ma jej już w rejestrze)", string.Join(' ', without.Texts("tbody th")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_faults_is_refused_as_a_whole_and_each_fault_stands_with_its_line()
    {
        await office.CallAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await UploadAsync(
            staff, "utf-8", hasMark: false, One, One.Replace("901;P", "902;P", StringComparison.Ordinal).Replace("Lublin", "Świdnik", StringComparison.Ordinal),
            One.Replace("901;P", "903;P", StringComparison.Ordinal).Replace("ul. Żółta", "ul. " + new string('a', 200), StringComparison.Ordinal));

        Assert.Equal(["3", "4"], page.Texts("tbody th"));
        Assert.Equal(["Szkoła jest z innego miasta: usuń wiersz", "Świdnik", "Adres ma najwyżej 200 znaków", $"ul. {new string('a', 200)} 8"], page.Texts("tbody td"));
        Assert.NotNull(page.Document.QuerySelector("#plik[aria-invalid=true]"));
        Assert.False(await Site.WithAsync(db => db.Schools.AnyAsync()));
        Assert.Contains("Wybierz plik", (await UploadAsync(staff, null)).Text("#plik-err"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_is_written_down_by_hand_once_and_never_of_another_city()
    {
        await office.CallAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync(KidsLinks.NewSchool(2027));

        var wrong = await SendAsync(staff, form, Hand(rspo: "99x", town: "21-040 Świdnik"));
        Assert.Equal(["Numer RSPO to same cyfry, na przykład 990801", "Wpisz kod pocztowy i miasto; szkoła musi być w Lublinie"], wrong.Texts(".errsum li"));
        Assert.Equal("Szkoła z listu", wrong.Document.QuerySelector("#Form_Name")!.GetAttribute("value"));
        Assert.Contains("Dodano szkołę.", (await SendAsync(staff, form, Hand())).Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("Szkoła z tym numerem już jest na liście", (await SendAsync(staff, form, Hand())).Text(".errsum li"));
        Assert.Equal("wpisana ręcznie", Assert.Single((await staff.OpenAsync(KidsLinks.School(2027, 990999))).Texts("dd"), text => text.Contains("ręcznie", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_school_written_down_by_hand_is_archived_after_a_question_and_one_of_the_register_is_not()
    {
        await office.CallAsync();
        await office.SchoolAsync(801);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        await SendAsync(staff, await staff.OpenAsync(KidsLinks.NewSchool(2027)), Hand());
        var (hand, register) = (KidsLinks.School(2027, 990999), KidsLinks.School(2027, 990801));

        var question = await staff.OpenAsync($"{hand}/archiwum");
        Assert.Equal("Przenieść do archiwum: Szkoła z listu?", question.Heading);
        var archived = await staff.FollowAsync(await staff.SendAsync(question, form: "main form[method=post]"));
        Assert.Contains("W archiwum", archived.Text("main"), StringComparison.Ordinal);
        Assert.Null((await staff.OpenAsync($"{SchoolLinks.Find}?rspo=990999")).Document.QuerySelector("main form[method=post]"));
        await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync($"{hand}/archiwum"), form: "main form[method=post]"));
        Assert.Equal(["Created", "Archived", "Restored"], await Site.WithAsync(db => db.History.Where(row => row.Subject == "school").OrderBy(row => row.Id).Select(row => row.Verb).ToListAsync()));

        Assert.Equal(404, (await staff.AskAsync($"{register}/archiwum")).Status);
        Assert.DoesNotContain("archiwum", (await staff.OpenAsync(register)).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_end_the_access_of_somebody_and_their_device_opens_nothing_more()
    {
        await office.CallAsync();
        var colleague = await office.SchoolAsync(colleague: "Jola Demo-Zając");
        using var phone = await office.EnterAsync(colleague);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.OpenAsync(KidsLinks.School(2027, 990801));
        Assert.Equal(2, page.Texts("[aria-labelledby=osoby] li").Count);

        var ended = await staff.FollowAsync(await staff.SendAsync(page, form: "[aria-labelledby=osoby] li:last-child form"));

        Assert.Contains("Dostęp zakończony.", ended.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(SchoolLinks.Find, (await phone.AskAsync(SchoolLinks.Colleagues)).Answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Nobody_but_staff_sees_schools_of_the_office()
    {
        await office.CallAsync();
        await office.SchoolAsync();
        using var visitor = new SignUpVisitor(Site);

        foreach (var address in (string[])[List, KidsLinks.NewSchool(2027), KidsLinks.School(2027, 990801)])
            Assert.NotEqual(200, (await visitor.AskAsync(address)).Status);
    }

    private static Dictionary<string, string> Hand(string rspo = "990999", string town = "20-020 Lublin") => new(StringComparer.Ordinal)
    {
        ["Form.Rspo"] = rspo,
        ["Form.Name"] = "Szkoła z listu",
        ["Form.Type"] = "Primary",
        ["Form.Street"] = "ul. Lipowa 7",
        ["Form.Town"] = town,
        ["Form.Email"] = "list@example.org",
    };

    private static async Task<SitePage> SendAsync(SignUpVisitor staff, SitePage form, Dictionary<string, string> answers)
    {
        var answer = await staff.SendAsync(form, answers, "main form[method=post]");
        return answer.Status == 303 ? await staff.FollowAsync(answer) : answer;
    }

    private static Task<SitePage> UploadAsync(SignUpVisitor staff, string coding, bool hasMark, params string[] lines)
    {
        var bytes = Encoding.GetEncoding(coding).GetBytes(string.Join("\r\n", [Heading, .. lines]));
        return UploadAsync(staff, hasMark ? [.. Encoding.UTF8.GetPreamble(), .. bytes] : bytes);
    }

    private static async Task<SitePage> UploadAsync(SignUpVisitor staff, byte[]? file)
    {
        var form = await staff.AskAsync(List);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.Document.QuerySelector("main form[method=post] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
        };
        if (file is not null)
        {
            var sent = new ByteArrayContent(file);
            sent.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
            content.Add(sent, "plik", "rspo.csv");
        }

        return await staff.PostAsync(List, content);
    }
}
