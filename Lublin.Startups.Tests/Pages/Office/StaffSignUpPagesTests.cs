using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Tests.Pages.Office;

/// <summary>A form for a sign-up by telephone or paper: shown where it can be accepted, in words said to staff.</summary>
public abstract class StaffSignUpPagesTests(SharedSite site) : SiteTests(site)
{
    private const string Form = "main form[method=post]";

    [Fact]
    public async Task After_closing_staff_are_told_who_may_and_a_coordinator_may_with_a_reason()
    {
        var edition = await OfferAsync(new(Seats: 1, Taken: 1));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        var (staffForm, coordinatorForm) = (await staff.AskAsync($"/biuro/edycje/{edition}/zapisy/nowy"), await coordinator.AskAsync($"/biuro/edycje/{edition}/zapisy/nowy"));
        await CloseAsync(edition);
        Assert.Contains("Wyjątek może zrobić koordynacja", (await staff.SendAsync(staffForm, Typed(), Form)).Text("main"), StringComparison.Ordinal);
        var kept = await coordinator.SendAsync(coordinatorForm, Typed(), Form);
        Assert.Equal($"/biuro/edycje/{edition}/zapisy/nowy/wyjatek", kept.Document.QuerySelector("button[formaction]")!.GetAttribute("formaction"));
        Assert.Equal("Łucja Żółć", kept.Document.QuerySelector("#Form_Name")!.GetAttribute("value"));
        var form = await coordinator.AskAsync($"/biuro/edycje/{edition}/zapisy/nowy/wyjatek");
        Assert.Contains("Wpisz powód", (await coordinator.SendAsync(form, Typed(), Form)).Text(".errsum"), StringComparison.Ordinal);
        var full = await coordinator.SendAsync(form, Typed(("Reason", "Pismo z 20 listopada"), ("BeforeQueue", "true")), Form);
        Assert.Contains("Za mało wolnych miejsc. Potrzebne: 1, wolne: 0.", full.Text(".errsum"), StringComparison.Ordinal);
        await coordinator.FollowAsync(await coordinator.SendAsync(form, Typed(("Reason", "Pismo z 20 listopada")), Form));
        Assert.Equal([EnrolmentState.Confirmed, EnrolmentState.Waiting], await StatesAsync());
    }

    [Fact]
    public async Task Nobody_fills_in_a_form_that_cannot_be_accepted()
    {
        var edition = await OfferAsync(new(Seats: 2));
        await CloseAsync(edition);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var closed = await staff.AskAsync($"/biuro/edycje/{edition}/zapisy/nowy");
        Assert.Contains("Wyjątek może zrobić koordynacja", closed.Text(".note"), StringComparison.Ordinal);
        Assert.Null(closed.Document.QuerySelector("#Form_Name"));
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        Assert.Contains($"/biuro/edycje/{edition}/zapisy/nowy/wyjatek", (await coordinator.AskAsync($"/biuro/edycje/{edition}/zapisy/nowy")).Html, StringComparison.Ordinal);
        Site.Clock.Advance(TimeSpan.FromDays(60));
        foreach (var path in new[] { $"/biuro/edycje/{edition}/zapisy/nowy", $"/biuro/edycje/{edition}/zapisy/nowy/wyjatek" })
        {
            using var later = await Site.StaffAsync(StaffRole.Coordinator);
            var past = await later.AskAsync(path);
            Assert.Contains("nie można nikogo zapisać", past.Text(".note"), StringComparison.Ordinal);
            Assert.Null(past.Document.QuerySelector("#Form_Name"));
        }
    }

    [Fact]
    public async Task Staff_are_told_what_is_wrong_of_the_person_not_of_themselves()
    {
        var edition = await OfferAsync(new(Seats: 2));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var again = await staff.SendAsync(await staff.AskAsync($"/biuro/edycje/{edition}/zapisy/nowy"), Typed(("Form.Situation", "")), Form);
        Assert.Equal(["Wybierz, czy ta osoba prowadzi firmę, planuje ją czy zgłasza się z organizacji"], again.Texts(".errsum li"));
    }

    private Task<bool> CloseAsync(long edition) => AtDeskAsync<EditionDesk, bool>(async desk =>
    {
        await desk.CloseAsync(edition, "staff:1");
        return true;
    });

    private static Dictionary<string, string> Typed(params (string Name, string Value)[] more)
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal) { ["Form.Name"] = "Łucja Żółć", ["Form.Phone"] = "81 466 25 00", ["Form.Situation"] = "PlansFirm", ["Channel"] = "Telephone", ["Queue"] = "true", ["Told"] = "true" };
        foreach (var (name, value) in more)
            all[name] = value;
        return all;
    }
}

public sealed class StaffSignUpPagesOnSqlite(SqliteSite site) : StaffSignUpPagesTests(site), IClassFixture<SqliteSite>;
