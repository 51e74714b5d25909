using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Pages.Office;

/// <summary>What goes wrong in the office is said in its own words and in its own frame, with a way back.</summary>
public abstract class OfficeErrorsTests(SharedSite site) : SiteTests(site)
{
    [Fact]
    public async Task The_frame_says_who_is_signed_in()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff, "Łucja Żółć");

        var page = await staff.OpenAsync("/biuro");

        Assert.Contains("Łucja Żółć", page.Text(".rail .who"), StringComparison.Ordinal);
        Assert.Equal("/biuro/moje-konto", page.Document.QuerySelector(".rail .who a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/biuro/edycje/987654", 404)]
    [InlineData("/biuro/nie-ma", 404)]
    [InlineData("/biuro/ustawienia", 403)]
    public async Task An_error_keeps_the_frame_of_the_office_with_a_way_back(string address, int status)
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        DemandFrame(await staff.AskAsync(address), status);
        Assert.Null((await Site.GetPageAsync("/nie-ma")).Document.QuerySelector(".staff"));
    }

    [Fact]
    public async Task So_does_a_form_that_cannot_be_read_a_method_that_is_none_and_our_own_failure()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        DemandFrame(await staff.PostAsync("/biuro/nie-ma", new Dictionary<string, string>(StringComparer.Ordinal)), 404);
        DemandFrame(await staff.PostAsync("/biuro/harmonogram", new Dictionary<string, string>(StringComparer.Ordinal)), 405);
        DemandFrame(await staff.PostAsync("/biuro/moje-konto", new Dictionary<string, string>(StringComparer.Ordinal) { ["session"] = "1" }), 400);
        await OfferAsync(new());
        await Site.WithAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE venues SET access = 'no text in languages'"));
        var failed = await staff.AskAsync("/biuro/miejsca");
        DemandFrame(failed, 500);
        Assert.Contains("Numer błędu", failed.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", failed.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/biuro/ustawienia", "Form.OpensAt", "wczoraj")]
    [InlineData("/biuro/konta/nowe", "Form.Role", "Cesarz")]
    [InlineData("/biuro/konta/nowe", "Form.FormId", "x")]
    [InlineData("/biuro/miejsca/nowe", "Form.FormId", "")]
    [InlineData("/biuro/teksty/regulamin/nowa", "podglad", "moze")]
    [InlineData("/biuro/teksty/regulamin/nowa", "Form.Kind", "moze")]
    public async Task What_cannot_be_read_is_said_in_Polish(string address, string field, string typed)
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        var form = await admin.OpenAsync(address);

        var wrong = field is "Form.FormId" or "Form.Kind"
            ? await admin.EnterAsync(form, "main", (field, typed))
            : await admin.SendAsync(form, Answer(field, typed), "main form[method=post]");

        Assert.Equal(200, wrong.Status);
        Assert.NotEmpty(wrong.Texts(".errsum li"));
        foreach (var english in (string[])["The value", "is not valid", "is invalid", "field is required", "must be"])
            Assert.DoesNotContain(english, wrong.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_failed_in_the_program_has_no_name_of_an_exception()
    {
        await OfferAsync(new(Taken: 1));
        var person = (await EnrolmentsAsync())[0];
        var now = Site.Clock.GetUtcNow();
        await Site.WriteAsync(db =>
        {
            var mail = new Lublin.Startups.Web.Mail.OutboxMail(RosterMails.Confirmed, person.Subject, "failed", "pl", now);
            db.Add(mail);
            db.Entry(mail).Property(each => each.FailedAt).CurrentValue = now;
            db.Entry(mail).Property(each => each.Failure).CurrentValue = "SocketException";
            return Task.CompletedTask;
        });
        var log = Site.Services.GetRequiredService<JobLog>();
        await log.TakeAsync("end-offers", now, CancellationToken.None);
        await log.EndAsync("end-offers", now, counts: null, "DbUpdateException");
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        var id = await Site.WithAsync(db => db.Set<Lublin.Startups.Web.Mail.OutboxMail>().Where(mail => mail.FailedAt != null).Select(mail => mail.Id).SingleAsync());

        foreach (var address in (string[])["/biuro/zadania", "/biuro/poczta?lista=nieudane", $"/biuro/poczta/{id}", $"/biuro/poczta/{id}/ponow", "/biuro/poczta/nieudane/ponow", $"/biuro/zapisy/{person.Id}"])
        {
            var page = await admin.OpenAsync(address);
            Assert.Equal((address, 200), (address, page.Status));
            Assert.DoesNotContain("Exception", page.Text("main"), StringComparison.Ordinal);
            Assert.Contains("zczegóły są w dzienniku serwera", page.Text("main"), StringComparison.Ordinal);
        }
    }

    private static void DemandFrame(SitePage page, int status)
    {
        Assert.Equal(status, page.Status);
        Assert.NotNull(page.Document.QuerySelector(".staff .rail-nav"));
        Assert.NotNull(page.Document.QuerySelector("main a[href='/biuro']"));
        Assert.NotEmpty(page.Heading);
        Assert.DoesNotContain("/szkolenia", page.Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
    }
}

public sealed class OfficeErrorsOnSqliteTests(SqliteSite site) : OfficeErrorsTests(site), IClassFixture<SqliteSite>;
