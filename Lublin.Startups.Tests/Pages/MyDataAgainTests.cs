using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>What stops a correction of one's own data comes back by a redirect, and nothing that was typed is lost.</summary>
public sealed class MyDataAgainTests(SqliteSite site) : SiteTests(site), IClassFixture<SqliteSite>
{
    private const string Old = "osoba0@example.org";

    [Fact]
    public async Task The_question_about_a_slip_can_be_reloaded_and_no_error_stands_beside_it()
    {
        await OfferAsync(new(Taken: 1));
        var person = (await EnrolmentsAsync())[0];
        using var visitor = new SignUpVisitor(Site);
        var asked = await visitor.SendAsync(await visitor.OpenAsync(PathOf(person, "dane")), Data(name: "Jan Nowak", email: "osoba@gmial.com"), "main form");

        foreach (var question in new[] { await visitor.FollowAsync(asked), await visitor.FollowAsync(asked) })
        {
            Assert.Equal("Czy chodziło o osoba@gmail.com?", question.Text(".note h2"));
            Assert.Empty(question.Texts(".errsum"));
            Assert.Equal(["Jan Nowak", "osoba@gmial.com"], new[] { "Form.Name", "Form.Email" }.Select(name => question.Document.QuerySelector($"[name='{name}']")!.GetAttribute("value")));
        }

        await visitor.FollowAsync(await visitor.SendAsync(await visitor.FollowAsync(asked), Answer("adres", "zostaw"), "main form"));
        Assert.Empty((await visitor.FollowAsync(asked)).Texts(".note h2"));
    }

    [Fact]
    public async Task A_name_that_is_taken_comes_back_by_a_redirect_also_after_the_question_with_everything_that_was_typed()
    {
        await OfferAsync(new(Taken: 2));
        await Site.WriteAsync(async db =>
        {
            var second = await db.Enrolments.OrderBy(each => each.Id).LastAsync();
            second.Correct(second.Applicant with { Email = Old });
        });
        var person = (await EnrolmentsAsync())[1];
        using var visitor = new SignUpVisitor(Site);
        var answers = Data(name: "OSOBA 0", email: "osoba@gmial.com");
        answers["Form.Phone"] = "601 000 000";
        var question = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync(PathOf(person, "dane")), answers, "main form"));

        var taken = await visitor.SendAsync(question, Answer("adres", "zostaw"), "main form");

        foreach (var shown in new[] { await visitor.FollowAsync(taken), await visitor.FollowAsync(taken) })
        {
            Assert.Equal(["Na ten termin mamy już zapis z tym imieniem, nazwiskiem i adresem"], shown.Texts(".errsum a"));
            Assert.Equal(
                ["OSOBA 0", "osoba@gmial.com", "601 000 000"],
                new[] { "#Form_Name", "#Form_Email", "#Form_Phone" }.Select(field => shown.Document.QuerySelector(field)!.GetAttribute("value")));
        }
    }

    private static Dictionary<string, string> Data(string name, string email) => new(StringComparer.Ordinal) { ["Form.Name"] = name, ["Form.Email"] = email };
}
