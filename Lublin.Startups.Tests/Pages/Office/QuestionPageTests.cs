using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>What is asked before it is done; what each question does is told where it belongs.</summary>
public sealed class QuestionPageTests(SqliteSite site) : SiteTests(site), IClassFixture<SqliteSite>
{
    private const string TooLong = "Formularz był otwarty zbyt długo. Twoje odpowiedzi są zachowane, wyślij go jeszcze raz";

    [Fact]
    public async Task A_question_that_was_open_too_long_is_asked_again_and_nothing_is_done()
    {
        var other = await Site.HireAsync(StaffRole.Staff, "Iga Niby");
        using var admin = await Site.StaffAsync(StaffRole.Admin);

        var again = await admin.SendAsync(await admin.OpenAsync($"/biuro/konta/{other}/zamknij"), form: "main form", token: false);
        Assert.Equal((200, "Zamknąć konto: Iga Niby?"), (again.Status, again.Heading));
        Assert.Equal([TooLong], again.Texts(".errsum li"));
        Assert.Null(await Site.WithAsync(db => db.Staff.Where(each => each.Id == other).Select(each => each.DisabledAt).SingleAsync()));

        await admin.FollowAsync(await admin.SendAsync(again, form: "main form"));
        Assert.NotNull(await Site.WithAsync(db => db.Staff.Where(each => each.Id == other).Select(each => each.DisabledAt).SingleAsync()));
    }

    [Fact]
    public async Task A_reason_comes_back_with_a_question_that_is_asked_again()
    {
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);

        var again = await coordinator.SendAsync(await coordinator.OpenAsync("/biuro/poczta/wstrzymaj"), Answer("Reason", "Awaria skrzynki"), "main form", token: false);
        Assert.Equal([TooLong], again.Texts(".errsum li"));
        Assert.Equal("Awaria skrzynki", again.Document.QuerySelector("#Reason")!.GetAttribute("value"));
        Assert.Empty(await Site.WithAsync(db => db.MailHolds.ToListAsync()));
    }

    [Theory]
    [InlineData("/biuro/archiwum/sala/987654")]
    [InlineData("/biuro/edycje/987654/usun")]
    [InlineData("/biuro/konta/987654/link")]
    [InlineData("/biuro/konta/1/usun")]
    [InlineData("/biuro/poczta/987654/wstrzymaj")]
    [InlineData("/biuro/poczta/wstrzymaj?edycja=987654")]
    [InlineData("/biuro/programy/987654/wycofaj")]
    [InlineData("/biuro/spotkania/987654/odwolaj")]
    [InlineData("/biuro/spotkania/987654/obecnosc/zamknij")]
    [InlineData("/biuro/teksty/987654/usun")]
    public async Task Nothing_is_asked_about_what_is_not_there(string address)
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        Assert.Equal(404, (await admin.AskAsync(address)).Status);
    }
}
