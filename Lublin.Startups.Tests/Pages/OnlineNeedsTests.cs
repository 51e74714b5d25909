using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Where everything is on-line nobody is offered a wheelchair space, a loop or a laptop.</summary>
public abstract class OnlineNeedsTests(SharedSite site) : SiteTests(site)
{
    private static readonly string[] Everywhere = ["SignLanguage", "LargePrint"];
    private static readonly string[] InRooms = ["SignLanguage", "Wheelchair", "LargePrint", "Laptop", "InductionLoop"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_what_can_be_met_is_offered_by_every_form(bool online)
    {
        var edition = await OfferAsync(new(Taken: 1) { Online = online });
        var enrolment = (await EnrolmentsAsync())[0];
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        using var visitor = new SignUpVisitor(Site);

        foreach (var form in new[] { await visitor.OpenFormAsync(), await OpenAsync(enrolment, "dane"), await staff.AskAsync($"/biuro/edycje/{edition}/zapisy/nowy"), await staff.AskAsync($"/biuro/zapisy/{enrolment.Id}/popraw") })
            Assert.Equal(online ? Everywhere : InRooms, form.Document.QuerySelectorAll("input[name='Form.Needs']").Select(input => input.GetAttribute("value")!));
    }

    [Fact]
    public async Task What_is_posted_all_the_same_is_dropped_with_its_consent()
    {
        await OfferAsync(new() { Online = true });
        using var visitor = new SignUpVisitor(Site);
        var answers = SignUpVisitor.Answers();
        (answers["Form.Needs"], answers["Form.NeedsConsent"]) = ("Wheelchair", "true");

        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), answers));
        Assert.Equal("brak", check.Texts(".sumlist .val")[^1]);
        await visitor.FollowAsync(await visitor.SendAsync(check));

        var enrolment = Assert.Single(await EnrolmentsAsync());
        Assert.Equal((Needs.None, null), (enrolment.Applicant.Needs, enrolment.Applicant.NeedsConsentAt));
        answers["Form.Needs"] = "Laptop";
        await SendAsync(enrolment, "dane", answers);
        Assert.Equal(Needs.None, Assert.Single(await EnrolmentsAsync()).Applicant.Needs);
    }

    [Fact]
    public async Task Needs_that_were_ticked_for_a_room_are_dropped_when_an_on_line_date_is_taken_and_come_back_with_the_room()
    {
        await OfferAsync(new());
        await Site.WriteAsync(OtherDate.AddAsync);
        await Site.WriteAsync(async db =>
        {
            var session = await db.Sessions.Include(each => each.Edition).OrderBy(each => each.Id).LastAsync();
            session.Move(session.Plan with { RoomId = null, OnlineLink = "https://spotkania.example.org/x" }, Site.Clock.GetUtcNow());
        });
        using var visitor = new SignUpVisitor(Site);
        var answers = SignUpVisitor.Answers();
        (answers["Form.Needs"], answers["Form.NeedsConsent"]) = ("Wheelchair", "true");
        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), answers));

        var online = await visitor.OpenAsync(check.Document.QuerySelector("#inne-terminy ~ .opts a")!.GetAttribute("href")!);

        Assert.Equal("Miejsce dla osoby na wózku", check.Texts(".sumlist .val")[^1]);
        Assert.Equal("brak", online.Texts(".sumlist .val")[^1]);
        Assert.Equal("Miejsce dla osoby na wózku", (await visitor.OpenAsync(online.Document.QuerySelector("#inne-terminy ~ .opts a")!.GetAttribute("href")!)).Texts(".sumlist .val")[^1]);
        await visitor.FollowAsync(await visitor.SendAsync(online));
        Assert.Equal(Needs.None, Assert.Single(await EnrolmentsAsync()).Applicant.Needs);
    }

    [Fact]
    public async Task What_staff_post_all_the_same_is_dropped()
    {
        var edition = await OfferAsync(new() { Online = true });
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        await staff.SendAsync(await staff.AskAsync($"/biuro/edycje/{edition}/zapisy/nowy"), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Form.Name"] = "Jan Nowak",
            ["Form.Phone"] = "601000000",
            ["Form.Situation"] = "PlansFirm",
            ["Form.Needs"] = "Wheelchair",
            ["Form.NeedsConsent"] = "true",
            ["Channel"] = "Telephone",
            ["Told"] = "true",
        }, "main form[method=post]");
        Assert.Equal((Needs.None, null), (Assert.Single(await EnrolmentsAsync()).Applicant.Needs, Assert.Single(await EnrolmentsAsync()).Applicant.NeedsConsentAt));
    }
}

public sealed class OnlineNeedsOnSqlite(SqliteSite site) : OnlineNeedsTests(site), IClassFixture<SqliteSite>;

public sealed class OnlineNeedsOnPostgres(PostgresSite site) : OnlineNeedsTests(site), IClassFixture<PostgresSite>;
