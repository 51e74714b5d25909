using System.Globalization;
using System.IO.Compression;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages;
using Lublin.Startups.Web.Pages.Office.People;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>Whatever a sign-up asks is declared once, and stands in every place that shows or asks it. A new row is tested without a change here.</summary>
public abstract class ApplicantFieldsTests(SharedSite site) : SiteTests(site)
{
    private const string Form = "main form[method=post]";

    /// <summary>Every field, with a situation that it is asked of.</summary>
    public static TheoryData<string> Fields() => [.. ApplicantFields.All.Select(field => field.Name)];

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task What_is_declared_stands_on_the_form_and_is_shown_as_it_was_typed(string name)
    {
        var field = Field(name);
        await OfferAsync(new());
        using var visitor = new SignUpVisitor(Site);
        var form = await visitor.OpenFormAsync();
        AssertAsked(form, field, Words<SiteFieldWords>(), Typist.Person);

        var check = await visitor.FollowAsync(await visitor.SendAsync(form, Answers(field)));
        AssertLine(check, Words<SiteFieldWords>().InList(field), Shown(field));
        await visitor.FollowAsync(await visitor.SendAsync(check));

        var person = Assert.Single(await EnrolmentsAsync());
        Assert.Equal(Typed(field), field.Typed(person.Applicant)[0]);
        var own = await OpenAsync(person);
        if (field.IsShownToPerson)
            AssertLine(own, Words<SiteFieldWords>().InList(field), Shown(field));
        else
            Assert.DoesNotContain(Shown(field), own.Texts(".own-data .val"));
        if (field.CorrectedBy != CorrectedBy.Office)
            AssertAsked(await OpenAsync(person, "dane"), field, Words<SiteFieldWords>(), Typist.Person);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task What_is_declared_stands_in_the_office_on_its_forms_and_pages_and_in_its_files(string name)
    {
        var (field, words) = (Field(name), Words<OfficeFieldWords>());
        var edition = await OfferAsync(new(Seats: 3));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.AskAsync($"/biuro/edycje/{edition}/zapisy/nowy");
        AssertAsked(form, field, words, Typist.Staff);

        var page = await staff.FollowAsync(await staff.SendAsync(form, With(Answers(field), ("Channel", "Telephone"), ("Told", "true")), Form));

        var person = Assert.Single(await EnrolmentsAsync());
        if (field.Name is nameof(Applicant.Name))
            Assert.Equal(Shown(field, words), page.Heading);
        else
            AssertLine(page, words.InList(field), Shown(field, words));
        var correction = await staff.AskAsync($"/biuro/zapisy/{person.Id}/popraw");
        AssertAsked(correction, field, words, Typist.Staff);
        Assert.Equal(Typed(field), InputOf(correction, field).GetAttribute("value"));
        var (header, row) = await SheetAsync(staff, edition);
        var column = Array.IndexOf(header, words.InList(field));
        Assert.True(column >= 0, $"The file has no column for {name}.");
        Assert.Equal(field.IsBareInSheet ? field.Kept(person.Applicant)!.ToString() : Shown(field, words), row[column]);
        Assert.Contains(words.InList(field), await WorkbookAsync(staff, edition), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_correction_of_what_is_declared_is_kept_and_the_history_tells_it(string name)
    {
        var field = Field(name);
        await OfferAsync(new(Seats: 3));
        using var visitor = new SignUpVisitor(Site);
        await visitor.SignUpAsync(Answers(field));
        var person = Assert.Single(await EnrolmentsAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.AskAsync($"/biuro/zapisy/{person.Id}/popraw");

        var page = await staff.FollowAsync(await staff.SendAsync(form, Answers(field, other: true), Form));

        var kept = Assert.Single(await EnrolmentsAsync()).Applicant;
        Assert.Equal(Typed(field, other: true), field.Typed(kept)[0]);
        var line = Assert.Single(await Site.WithAsync(db => Task.FromResult(db.History.Where(row => row.Verb == "Corrected").ToList())));
        Assert.StartsWith($$"""{"changes":{"{{field.Column}}":[{{(field.IsPersonal ? "]" : "\"")}}""", line.Details, StringComparison.Ordinal);
        Assert.Equal(field.IsPersonal, !line.Details!.Contains(Typed(field, other: true), StringComparison.Ordinal));
        Assert.DoesNotContain($" {field.Column} ", $" {page.Text("main .panel:last-of-type")} ", StringComparison.Ordinal);
        if (field.CorrectedBy == CorrectedBy.Person)
            await AssertCorrectedByPersonAsync(person, field);
    }

    [Fact]
    public void No_page_names_what_only_the_table_knows()
    {
        var pages = SourceFiles.Below("Lublin.Startups.Web/Pages", ".cs").Concat(SourceFiles.Below("Lublin.Startups.Web/Pages", ".cshtml")).Concat(SourceFiles.Below("Lublin.Startups.Web/Pages", ".razor")).ToList();

        Assert.Contains(pages, page => SourceFiles.Text(page).Contains("ApplicantFields.All", StringComparison.Ordinal));
        Assert.DoesNotContain(pages, page => SourceFiles.Text(page).Contains("Nip", StringComparison.Ordinal));
    }

    private static void AssertAsked(SitePage page, ApplicantField field, FieldWords words, Typist typist)
    {
        var input = InputOf(page, field);
        Assert.Equal($"Form.{field.Name}", input.GetAttribute("name"));
        var label = field.Choices.Count == 0 ? page.Text($"label[for='{input.Id}']") : input.Closest("fieldset")!.QuerySelector("legend")!.TextContent;
        Assert.StartsWith(words.Label(field), label, StringComparison.Ordinal);
        if (field.Choices.Count == 0)
            Assert.Equal(field.IsOptionalFor(typist) ? null : "true", input.GetAttribute("aria-required"));
    }

    private static AngleSharp.Dom.IElement InputOf(SitePage page, ApplicantField field) =>
        page.Document.QuerySelector(field.Choices.Count == 0 ? $"#Form_{field.Name}" : $"input[name='Form.{field.Name}'][value='{Typed(field)}']")!;

    private static void AssertLine(SitePage page, string label, string value) =>
        Assert.Contains((label, value), page.Document.QuerySelectorAll(".sumlist > div").Select(line => (line.QuerySelector("dt")!.TextContent.Trim(), line.QuerySelector("dd")!.TextContent.Trim())));

    private async Task AssertCorrectedByPersonAsync(Enrolment person, ApplicantField field)
    {
        using var visitor = new SignUpVisitor(Site);
        var form = await visitor.OpenAsync(PathOf(person) + "/dane");
        var answers = ApplicantFields.All.Where(each => each.CorrectedBy != CorrectedBy.Office).ToDictionary(each => $"Form.{each.Name}", each => Typed(each), StringComparer.Ordinal);
        answers["Form.NeedsConsent"] = "true";

        await visitor.FollowAsync(await visitor.SendAsync(form, answers));

        Assert.Equal(Typed(field), field.Typed(Assert.Single(await EnrolmentsAsync()).Applicant)[0]);
    }

    private static async Task<(string[] Header, string[] Row)> SheetAsync(SignUpVisitor staff, long edition)
    {
        var lines = (await staff.AskAsync($"/biuro/edycje/{edition}/zapisy.csv")).Html.Split("\r\n");
        return (Cells(lines[0]), Cells(lines[1]));

        static string[] Cells(string line) => [.. line.TrimStart('\uFEFF').Split(';').Select(cell => cell.Trim('"'))];
    }

    private static async Task<string> WorkbookAsync(SignUpVisitor staff, long edition)
    {
        var answer = (await staff.AskAsync($"/biuro/edycje/{edition}/zapisy.xlsx")).Answer;
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.Entries.Single(entry => entry.Name is "sheet1.xml").Open());
        return await reader.ReadToEndAsync();
    }

    private static ApplicantField Field(string name) => ApplicantFields.All.Single(field => string.Equals(field.Name, name, StringComparison.Ordinal));

    private T Words<T>()
        where T : FieldWords => Site.Services.GetRequiredService<T>();

    /// <summary>A whole form of somebody who is asked for this field; all else is the same, whichever value the field has.</summary>
    private static Dictionary<string, string> Answers(ApplicantField field, bool other = false)
    {
        var situation = field.AskedOf ?? (field.Name is nameof(Applicant.Situation) ? Enum.Parse<Situation>(Typed(field, other)) : Situation.PlansFirm);
        var answers = ApplicantFields.All.Where(each => each == field || (each.IsAskedOf(situation) && each.MayOmit != MayOmit.Everybody && each.Choices.Count == 0))
            .ToDictionary(each => $"Form.{each.Name}", each => Typed(each, other && each == field), StringComparer.Ordinal);
        return With(answers, ("Form.Situation", situation.ToString()), ("Form.NeedsConsent", "true"), ("Form.Terms", "true"));
    }

    private static Dictionary<string, string> With(Dictionary<string, string> answers, params (string Name, string Value)[] more)
    {
        foreach (var (name, value) in more)
            answers[name] = value;
        return answers;
    }

    private static string Typed(ApplicantField field, bool other = false) => field.Input switch
    {
        FieldInput.Email => other ? "inna@example.org" : "lucja@example.org",
        FieldInput.Telephone => other ? "601 000 000" : "81 466 25 00",
        FieldInput.Digits => other ? "123 456 32 18" : "999 000 00 08",
        FieldInput.Choice or FieldInput.Ticks => field.Choices[other ? 0 : 1],
        _ => (other ? "Inna odpowiedź na " : "Odpowiedź na ") + field.Name.ToLower(CultureInfo.InvariantCulture),
    };

    private string Shown(ApplicantField field, FieldWords? words = null) => (words ?? Words<SiteFieldWords>()).Value(field, [Typed(field)])!;
}

public sealed class ApplicantFieldsOnSqlite(SqliteSite site) : ApplicantFieldsTests(site), IClassFixture<SqliteSite>;

public sealed class ApplicantFieldsOnPostgres(PostgresSite site) : ApplicantFieldsTests(site), IClassFixture<PostgresSite>;
