using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>What an animator sees and does behind their link, and staff about the same meeting.</summary>
public sealed class AnimatorPageTests(SqliteSite site) : SiteTests(site), IClassFixture<SqliteSite>
{
    private HeldSeason season = null!;

    [Fact]
    public async Task The_page_shows_the_next_meeting_with_place_people_needs_and_the_other_animator()
    {
        await OpenSeasonAsync();
        await season.MeetingAsync();
        await season.MeetingAsync(order: 2, HeldSeason.Day.AddDays(7));
        At(HeldSeason.Day.AddDays(-5), new(10, 0));

        var page = await OpenAsync(await PathAsync());

        var next = page.Document.QuerySelector(".nextmeet")!;
        var words = HtmlWords.Of(next.OuterHtml).Replace('\u00A0', ' ').Replace("\u2060", "", StringComparison.Ordinal);
        Assert.All(
            ["środa 17 marca 2027, 8:45–9:30", "za 5 dni", "Szkoła demo nr 801", "ul. Lipowa 1, 20-020 Lublin", "18 dzieci", "w wieku 6–7 lat i 2 osoby dorosłe", "Spotkanie 1 z 5: „Poznajemy Koziołka”", "Prowadzisz z: Lena Demo-Kos", "1 osoba na wózku"],
            part => Assert.Contains(part, words, StringComparison.Ordinal));
        Assert.Equal("tel:+48815551234", next.QuerySelector(".btn-t")!.GetAttribute("href"));
        Assert.Single(page.Document.QuerySelectorAll(".later li"));
        Assert.Null(page.Document.QuerySelector(".an-log"));
    }

    [Fact]
    public async Task A_meeting_is_written_down_from_the_page_and_corrected_until_the_day_shown()
    {
        await OpenSeasonAsync();
        await season.MeetingAsync();
        At(HeldSeason.Day, new(9, 30));
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync(await PathAsync());
        Assert.Contains("do środy 24 marca 2027, 23:59", HtmlWords.Of(page.Document.QuerySelector(".an-log")!.OuterHtml).Replace('\u00A0', ' '), StringComparison.Ordinal);

        var wrong = await visitor.SendAsync(page, new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Children"] = "-1", ["Form.Note"] = new('x', 501) }, ".an-log form");
        if (wrong.Status == 303)
            wrong = await visitor.FollowAsync(wrong);
        Assert.Equal(4, wrong.Document.QuerySelectorAll(".errmsg").Length);
        var saved = await visitor.SendAsync(wrong, new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Children"] = "17", ["Form.Adults"] = "2", ["Form.TeacherStayed"] = "False", ["Form.Note"] = "Więcej kredek." }, "main form[method=post]");
        Assert.Equal(303, saved.Status);
        var after = await visitor.FollowAsync(saved);

        Assert.Contains("17 dzieci i 2 osoby dorosłe", HtmlWords.Of(after.Document.QuerySelector(".an-later")!.OuterHtml).Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.NotNull(after.Document.QuerySelector(".an-later a.tap"));
        Assert.Equal([PhoneCallKind.TeacherLeft], await Site.WithAsync(db => db.PhoneCalls.Select(call => call.About).ToListAsync()));
        At(HeldSeason.Day.AddDays(8), new(0, 0));
        Assert.Null((await OpenAsync(await PathAsync())).Document.QuerySelector(".an-later a.tap"));
    }

    [Fact]
    public async Task Who_cannot_come_says_so_and_the_page_remembers_it()
    {
        await OpenSeasonAsync();
        var session = await season.MeetingAsync();
        using var visitor = new SignUpVisitor(Site);

        var sent = await visitor.SendAsync(await visitor.OpenAsync($"{await PathAsync()}/{session}/nie-moge"), null, "main form[method=post]");
        var after = await visitor.FollowAsync(sent);

        Assert.Contains("Zespół szuka zastępstwa", HtmlWords.Of(after.Document.QuerySelector(".nextmeet")!.OuterHtml), StringComparison.Ordinal);
        Assert.Equal([PhoneCallKind.CannotCome], await Site.WithAsync(db => db.PhoneCalls.Select(call => call.About).ToListAsync()));
    }

    [Fact]
    public async Task A_link_that_was_ended_says_what_to_do_and_a_foreign_one_opens_nothing()
    {
        await OpenSeasonAsync();
        var session = await season.MeetingAsync(isLed: false);
        var path = await PathAsync();
        Assert.Equal(404, (await OpenAsync($"{path}/{session}")).Status);
        await Site.WriteAsync(async db =>
        {
            (await db.Animators.SingleAsync(animator => animator.PresenterId == season.Animators[0])).RevokeLink();
            await db.SaveChangesAsync();
        });

        var ended = await OpenAsync(path);

        Assert.Equal(410, ended.Status);
        Assert.Contains("Poproś o nowy", HtmlWords.Of(ended.Document.QuerySelector("main")!.OuterHtml), StringComparison.Ordinal);
        Assert.NotNull(ended.Document.QuerySelector("main a[href^='tel:']"));
        Assert.Equal(404, (await OpenAsync($"animator/{new string('A', 32)}")).Status);
    }

    [Fact]
    public async Task Staff_correct_what_is_held_and_are_refused_to_call_it_off()
    {
        await OpenSeasonAsync();
        var session = await season.MeetingAsync();
        At(HeldSeason.Day.AddDays(30), new(10, 0));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var path = $"biuro/dzieciaki/{HeldSeason.Year}/cykle/1/{session}";

        var saved = await staff.SendAsync(await staff.OpenAsync($"{path}/wpis"), new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Children"] = "12", ["Form.Adults"] = "1", ["Form.TeacherStayed"] = "True" });
        Assert.Equal(303, saved.Status);
        var after = await staff.OpenAsync($"{path}/wpis");

        Assert.Equal("12", after.Document.QuerySelector("[name='Form.Children']")!.GetAttribute("value"));
        Assert.Equal(12, await Site.WithAsync(db => db.Meetings.Select(meeting => meeting.ChildrenCame).SingleAsync()));
        Assert.Null(after.Document.QuerySelector("a[href$='nie-odbylo']"));
        Assert.Equal(404, (await staff.AskAsync($"biuro/dzieciaki/{HeldSeason.Year}/cykle/2/{session}/wpis")).Status);
    }

    private async Task OpenSeasonAsync()
    {
        season = new(Site.WriteAsync, Site.Clock.GetUtcNow());
        await season.OpenAsync();
    }

    private void At(DateOnly day, TimeOnly time) => Site.Clock.AdvanceTo(Warsaw.ToInstant(day, time));

    private async Task<SitePage> OpenAsync(string path)
    {
        using var visitor = new SignUpVisitor(Site);
        return await visitor.AskAsync(path);
    }

    private async Task<string> PathAsync()
    {
        var link = await Site.WithAsync(db => db.Animators.AsNoTracking().SingleAsync(animator => animator.PresenterId == season.Animators[0]));
        return $"animator/{Site.Services.GetRequiredService<PersonalLink>().Code(LinkPurpose.Animator, link.Link)}";
    }
}
