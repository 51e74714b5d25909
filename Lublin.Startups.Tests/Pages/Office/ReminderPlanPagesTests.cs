using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

public abstract class ReminderPlanPagesTests(SharedSite site) : MailroomTests(site)
{
    [Fact]
    public async Task The_plan_says_what_goes_out_to_how_many_and_what_is_skipped_and_why()
    {
        var edition = await OfferAsync(new(Seats: 1) { Date = new(2026, 11, 28) });
        await EnrolAsync(edition, "Anna");
        await EnrolAsync(edition, "Jan");
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var plan = await staff.OpenAsync("/biuro/poczta/plan");
        Assert.Contains("piątek 27 listopada 2026, 9:00", plan.Texts("main h2")[0].Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(["wyjdzie: 1", "pomijamy (bez miejsca): 1"], plan.Texts("tbody tr li"));
        var people = await staff.OpenAsync(plan.Document.QuerySelector("tbody th a")!.GetAttribute("href")!);

        Assert.Equal(["Anna wyjdzie", "Jan pomijamy bez miejsca"], people.Texts("tbody tr"));
        Assert.Equal("2 osoby", people.Text("#osoby"));
    }

    [Fact]
    public async Task Any_date_can_be_looked_at_and_a_day_without_reminders_says_so()
    {
        var edition = await OfferAsync(new() { Date = new(2027, 3, 30) });
        await EnrolAsync(edition);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var now = await staff.OpenAsync("/biuro/poczta/plan");
        Assert.Contains("nie wychodzi żadne", now.Text("main"), StringComparison.Ordinal);
        Assert.Equal(["wtorek 23 marca 2027, 9:00", "poniedziałek 29 marca 2027, 9:00"], (await staff.FilterAsync(now, ("dzien", "2027-03-23"))).Texts("main h2").Take(2).Select(text => text.Replace('\u00A0', ' ')));
    }

    [Fact]
    public async Task However_many_people_and_editions_the_plan_costs_the_same()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var one = await OfferAsync(new() { Date = new(2026, 11, 28) });
        await EnrolAsync(one);
        await staff.OpenAsync("/biuro/poczta/plan");
        var few = await CostAsync(staff);
        var other = await OfferAsync(new("drugie") { Date = new(2026, 11, 27) });
        foreach (var edition in new[] { one, one, other, other })
            await EnrolAsync(edition);
        await staff.OpenAsync("/biuro/poczta/plan");

        Assert.Equal(few, await CostAsync(staff));
    }

    [Fact]
    public async Task Many_people_go_on_by_key()
    {
        var edition = await OfferAsync(new(Seats: 100, Taken: 60) { Date = new(2026, 11, 28) });
        var session = await Site.WithAsync(db => db.Sessions.Where(each => each.EditionId == edition).Select(each => each.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var first = await staff.OpenAsync($"/biuro/poczta/plan/enrolment/session:{session}/dzien");
        var second = await staff.OpenAsync(first.Document.QuerySelector("[rel=next]")!.GetAttribute("href")!);

        Assert.Equal([50, 10], [first.Texts("tbody tr").Count, second.Texts("tbody tr").Count]);
        Assert.Equal(404, (await staff.AskAsync($"/biuro/poczta/plan/enrolment/session:{session}/rok")).Status);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to()
    {
        using var visitor = new SignUpVisitor(Site);
        Assert.Equal(302, (await visitor.AskAsync("/biuro/poczta/plan")).Status);
    }

    private async Task<int> CostAsync(SignUpVisitor staff)
    {
        var before = Site.Commands.Sent;
        await staff.OpenAsync("/biuro/poczta/plan");
        return Site.Commands.Sent - before;
    }
}

public sealed class ReminderPlanPagesOnSqliteTests(SqliteSite site) : ReminderPlanPagesTests(site), IClassFixture<SqliteSite>;
