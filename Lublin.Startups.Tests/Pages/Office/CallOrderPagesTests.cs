using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;

namespace Lublin.Startups.Tests;

/// <summary>The list of a season's groups, a group's page with its verbs, and protocols, as staff see them.</summary>
public abstract class CallOrderPagesTests : MailroomTests
{
    private const string List = "/biuro/dzieciaki/2027/lista";
    private readonly CallOffice call;

    protected CallOrderPagesTests(SharedSite site) : base(site) => call = new(Site);

    [Fact]
    public async Task The_list_shows_order_number_school_counts_and_why_not_yet()
    {
        await call.OpenAsync(groups: 9, children: 44);
        await call.ConfirmAsync(26);
        await call.ConfirmAsync(25);
        await call.ConfirmAsync(10);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync(List);

        Assert.Equal("Grupy z miejscem: 1 z 9. Dzieci: 26 z 44, wolne: 18. W rezerwie: 2.", page.Text(".work-head p"));
        Assert.Equal(
            [
                "1 1b: Szkoła demo nr 801 DZ-2027-001 Szkoła demo nr 801 26 dzieci, 2 dorosłych Ma miejsce",
                "2 1c: Szkoła demo nr 802 DZ-2027-002 Szkoła demo nr 802 25 dzieci, 2 dorosłych Rezerwa, 1. w kolejce Potrzebuje 25, wolne 18.",
                "3 1d: Szkoła demo nr 803 DZ-2027-003 Szkoła demo nr 803 10 dzieci, 2 dorosłych Rezerwa, 2. w kolejce Zmieściłaby się, ale czeka za grupą DZ-2027-002, która potrzebuje 25, a wolne jest 18.",
            ],
            page.Texts("tbody tr").Select(row => row.Replace('\u00A0', ' ')));
    }

    [Fact]
    public async Task While_the_call_is_open_nobody_passes_the_line_and_afterwards_a_coordinator_fills_the_gap_with_a_reason()
    {
        var group = await SmallBehindAsync();
        var path = KidsLinks.Group(CallOffice.Year, group.Id);
        using (var early = await Site.StaffAsync(StaffRole.Coordinator))
        {
            var open = await early.OpenAsync(path + "/miejsce");
            Assert.Contains("Nabór jeszcze trwa", open.Text("main"), StringComparison.Ordinal);
            Assert.Empty(open.Texts("main form[method=post] textarea"));
        }

        Site.Clock.AdvanceTo(CallOffice.Closes);
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        var form = await coordinator.OpenAsync(path + "/miejsce");
        Assert.Contains("Wpisz powód", (await coordinator.SendAsync(form, Answer("Reason", " "))).Text("main form"), StringComparison.Ordinal);
        var done = await coordinator.FollowAsync(await coordinator.SendAsync(form, Answer("Reason", "Luka po grupie 25 osób")));

        Assert.Contains("Grupa ma miejsce", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("Luka po grupie 25 osób", done.Text("main"), StringComparison.Ordinal);
        Assert.Equal(EnrolmentState.Confirmed, await call.StateAsync(group));
    }

    [Fact]
    public async Task Queue_moves_and_gaps_are_for_coordinators()
    {
        var group = await SmallBehindAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var path = KidsLinks.Group(CallOffice.Year, group.Id);
        Assert.Equal(403, (await staff.AskAsync(path + "/miejsce")).Status);
        Assert.Equal(403, (await staff.AskAsync(path + "/kolejka")).Status);
        Assert.Equal(["Zmień liczby", "Popraw nauczyciela", "Odwołaj grupę"], (await staff.OpenAsync(path)).Texts("main .actions a"));
    }

    [Fact]
    public async Task A_group_is_moved_in_line_with_a_reason()
    {
        var group = await SmallBehindAsync();
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        var form = await coordinator.OpenAsync(KidsLinks.Group(CallOffice.Year, group.Id, "kolejka"));
        Assert.Contains("Wpisz miejsce od 1 do 2", (await coordinator.SendAsync(form, Two("Place", "3", "Reason", "Błąd biura"))).Text("main form"), StringComparison.Ordinal);
        var done = await coordinator.FollowAsync(await coordinator.SendAsync(form, Two("Place", "1", "Reason", "Błąd biura")));
        Assert.Contains("inne miejsce w kolejce", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(EnrolmentState.Offered, await call.StateAsync(group));
    }

    [Fact]
    public async Task A_group_is_cancelled_with_who_and_why()
    {
        var group = await SmallBehindAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync(KidsLinks.Group(CallOffice.Year, group.Id, "odwolaj"));
        Assert.Contains("Zaznacz, czyja to decyzja", (await staff.SendAsync(form, Answer("Reason", "remont"))).Text("main form"), StringComparison.Ordinal);
        var done = await staff.FollowAsync(await staff.SendAsync(form, Two("Who", "Head", "Reason", "remont")));
        Assert.Contains("Dyrekcja szkoły: remont", done.Text("dl"), StringComparison.Ordinal);
        Assert.Equal(EnrolmentState.CancelledByOffice, await call.StateAsync(group));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("4")]
    [InlineData("31")]
    [InlineData("400")]
    [InlineData("dużo")]
    public async Task Impossible_numbers_of_children_are_refused(string children)
    {
        var group = await SmallBehindAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync(KidsLinks.Group(CallOffice.Year, group.Id, "liczby"));
        var refused = await staff.SendAsync(form, Two("Children", children, "Adults", "2"));
        Assert.Contains("Wpisz liczbę dzieci od 5 do 30", refused.Text("main form"), StringComparison.Ordinal);
        Assert.Equal(10, (await call.NowAsync(group)).Enrolment!.Seats);
    }

    [Fact]
    public async Task Growing_beyond_what_is_free_says_what_is_kept_and_what_is_asked_for()
    {
        await call.OpenAsync(groups: 9, children: 24);
        var group = await call.ConfirmAsync(24);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync(KidsLinks.Group(CallOffice.Year, group.Id, "liczby"));
        var done = await staff.FollowAsync(await staff.SendAsync(form, Two("Children", "27", "Adults", "3")));
        Assert.Contains("Grupa zachowuje 24 i prosi o 3 więcej", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("prosi o 3 dzieci więcej", (await staff.OpenAsync(List)).Text("tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_teacher_is_written_down_and_no_name_stays_in_the_history()
    {
        var group = await SmallBehindAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync(KidsLinks.Group(CallOffice.Year, group.Id, "nauczyciel"));
        var answers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = "Łucja Żółć", ["Email"] = "lucja@example.org", ["Phone"] = "600 700 800" };
        var done = await staff.FollowAsync(await staff.SendAsync(form, answers));
        Assert.Contains("Łucja Żółć", done.Text("dl"), StringComparison.Ordinal);
        var now = await call.NowAsync(group);
        Assert.Equal(("Łucja Żółć", "lucja@example.org", "+48600700800", "Łucja Żółć"), (now.TeacherName, now.TeacherEmail, now.TeacherPhone, now.Enrolment!.Applicant.Name));
        Assert.DoesNotContain("Żółć", done.Text(".past"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_of_a_school_is_written_down()
    {
        await call.OpenAsync(groups: 1, children: 60);
        var (first, second) = (await call.ConfirmAsync(26), await call.ConfirmAsync(20));
        await AtDeskAsync<PeopleDesk, int>(desk => desk.CancelAsync(call.Edition, [first.Enrolment!.Id], "Biuro: próba", Staff));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync(KidsLinks.Group(CallOffice.Year, second.Id, "odpowiedz"));
        var done = await staff.FollowAsync(await staff.SendAsync(form, Answer("Answer", "tak")));
        Assert.Contains("Grupa ma miejsce", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(EnrolmentState.Confirmed, await call.StateAsync(second));
    }

    [Fact]
    public async Task Protocols_are_made_listed_and_printed_and_the_old_one_stays()
    {
        var group = await SmallBehindAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff, "Halina Nowak");
        var first = await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync(KidsLinks.Protocols(CallOffice.Year)), form: "main form[method=post]"));
        await AtDeskAsync<PeopleDesk, int>(desk => desk.CancelAsync(call.Edition, [group.Enrolment!.Id], "Dyrekcja szkoły: remont", Staff));
        var second = await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync(KidsLinks.Protocols(CallOffice.Year)), form: "main form[method=post]"));

        Assert.Equal(["Protokół naboru nr 1", "Protokół naboru nr 2"], [first.Heading, second.Heading]);
        Assert.Contains("Dyrekcja szkoły: remont", second.Text("tbody"), StringComparison.Ordinal);
        Assert.DoesNotContain("remont", (await staff.OpenAsync(KidsLinks.Protocol(CallOffice.Year, 1))).Text("tbody"), StringComparison.Ordinal);
        Assert.Equal(
            ["Protokół 2 poniedziałek 23 listopada 2026, 9:00 Halina Nowak 3", "Protokół 1 poniedziałek 23 listopada 2026, 9:00 Halina Nowak 3"],
            (await staff.OpenAsync(KidsLinks.Protocols(CallOffice.Year))).Texts("tbody tr").Select(row => row.Replace('\u00A0', ' ')));
        Assert.Equal(404, (await staff.AskAsync(KidsLinks.Protocol(CallOffice.Year, 3))).Status);
    }

    [Fact]
    public async Task Pages_of_people_lead_to_the_groups_own_and_drafts_have_none()
    {
        var group = await SmallBehindAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Assert.Equal(KidsLinks.Group(CallOffice.Year, group.Id), (await staff.AskAsync($"/biuro/zapisy/{group.Enrolment!.Id}")).Answer.Headers.Location!.OriginalString);
        Assert.Equal(List, (await staff.AskAsync($"/biuro/edycje/{call.Edition}/zapisy")).Answer.Headers.Location!.OriginalString);
        await Site.WriteAsync(db =>
        {
            db.Add(new SchoolGroup(call.Edition, group.SchoolId, SeasonOffice.Facts("3z"), Site.Clock.GetUtcNow()));
            return Task.CompletedTask;
        });
        Assert.Equal(3, (await staff.OpenAsync(List)).Texts("tbody tr").Count);
        Assert.Equal(404, (await staff.AskAsync(KidsLinks.Group(CallOffice.Year, group.Id + 1))).Status);
    }

    [Fact]
    public async Task Too_late_for_a_letter_the_list_of_calls_says_what_to_ask()
    {
        await call.OpenAsync(groups: 1, children: 60);
        var (first, second) = (await call.ConfirmAsync(26), await call.ConfirmAsync(20));
        Site.Clock.AdvanceTo(Warsaw.ToInstant(CallOffice.FirstWeek.AddDays(-10), new(9, 0)));
        await AtDeskAsync<PeopleDesk, int>(desk => desk.CancelAsync(call.Edition, [first.Enrolment!.Id], "Biuro: próba", Staff));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var calls = await staff.OpenAsync("/biuro/telefony");

        Assert.Contains("Zapytaj, czy grupa nadal chce przyjść", calls.Text(".calls"), StringComparison.Ordinal);
        Assert.Equal(KidsLinks.Group(CallOffice.Year, second.Id), calls.Document.QuerySelector(".calls h2 a")!.GetAttribute("href"));
    }

    /// <summary>One group has a place, the next does not fit, and this one of ten waits behind it.</summary>
    private async Task<SchoolGroup> SmallBehindAsync()
    {
        await call.OpenAsync(groups: 9, children: 44);
        await call.ConfirmAsync(26);
        await call.ConfirmAsync(25);
        return await call.ConfirmAsync(10);
    }

    private static Dictionary<string, string> Two(string name, string value, string other, string second) => new(StringComparer.Ordinal) { [name] = value, [other] = second };
}

public sealed class CallOrderPagesOnSqlite(SqliteSite site) : CallOrderPagesTests(site), IClassFixture<SqliteSite>;
