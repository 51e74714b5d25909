using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;

namespace Lublin.Startups.Tests.Kids;

/// <summary>What schools write of their groups, and what they do with those confirmed.</summary>
public abstract class GroupDeskTests : SiteTests
{
    private readonly GroupOffice office;

    protected GroupDeskTests(SharedSite shared) : base(shared) => office = new(Site);

    [Fact]
    public async Task Two_groups_of_a_school_are_not_called_the_same_whatever_case_and_spaces()
    {
        await office.CallAsync();
        var (school, other) = (await office.SchoolAsync(801), await office.SchoolAsync(802));
        var draft = await office.DraftAsync(school, new("1B"));
        var second = await office.DraftAsync(school, new("1c"));

        Assert.Equal(new GroupSaved.LabelTaken("1B"), await AddAsync(school, new("1 b")));
        Assert.Equal(new GroupSaved.LabelTaken("1B"), await ChangeAsync(school, second, new("1 B")));
        Assert.IsType<GroupSaved.Saved>(await AddAsync(other, new("1b")));
        Assert.IsType<GroupSaved.Saved>(await ChangeAsync(school, draft, new("1 b")));
    }

    [Fact]
    public async Task Of_two_who_save_the_same_label_at_once_one_hears_that_it_is_taken()
    {
        await office.CallAsync();
        var school = await office.SchoolAsync();

        var saved = await Task.WhenAll(AddAsync(school, new("1b")), AddAsync(school, new("1 B")));

        Assert.Single(saved.OfType<GroupSaved.Saved>());
        Assert.Single(saved.OfType<GroupSaved.LabelTaken>());
        Assert.Single(await office.GroupsAsync());
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_draft()
    {
        await office.CallAsync();
        var (school, form) = (await office.SchoolAsync(), Guid.CreateVersion7());

        var saved = new[] { await AddAsync(school, new("1b"), form), await AddAsync(school, new("1b"), form) };

        Assert.Equal(saved[0], saved[1]);
        Assert.IsType<GroupSaved.Saved>(saved[0]);
        Assert.Single(await office.GroupsAsync());
    }

    [Fact]
    public async Task Of_two_who_change_a_draft_the_second_hears_of_the_first_and_overwrites_nothing()
    {
        await office.CallAsync();
        var school = await office.SchoolAsync();
        var draft = await office.DraftAsync(school, new("1b"));

        Assert.IsType<GroupSaved.Saved>(await ChangeAsync(school, draft, new("1b") { Children = 20 }));
        Assert.IsType<GroupSaved.Changed>(await ChangeAsync(school, draft, new("1b") { Children = 25 }));
        Assert.Equal(20, (await office.GroupAsync(draft.Uid)).Children);
    }

    [Fact]
    public async Task A_draft_can_be_thrown_away_by_its_school_and_a_confirmed_group_cannot()
    {
        await office.OpenNowAsync();
        var (school, other) = (await office.SchoolAsync(801), await office.SchoolAsync(802));
        var draft = await office.DraftAsync(school, new("1b"));
        var confirmed = (await office.ConfirmedAsync(school, 24))[0];

        await RemoveAsync(other, draft);
        Assert.Equal(2, (await office.GroupsAsync()).Count);
        Assert.True(await RemoveAsync(school, draft));
        Assert.False(await RemoveAsync(school, confirmed));
        Assert.Equal(confirmed.Id, Assert.Single(await office.GroupsAsync()).Id);
    }

    [Fact]
    public async Task A_draft_holds_nothing()
    {
        await office.OpenNowAsync(children: 24);
        var (early, late) = (await office.SchoolAsync(801), await office.SchoolAsync(802));
        await office.DraftsAsync(early, 24);

        Assert.Equal(EnrolmentState.Confirmed, (await office.ConfirmedAsync(late, 24))[0].Enrolment!.State);
    }

    [Fact]
    public async Task Of_a_confirmed_group_teacher_and_hours_can_be_corrected_and_the_rest_stays()
    {
        await office.OpenNowAsync();
        var school = await office.SchoolAsync();
        var group = (await office.ConfirmedAsync(school, 24))[0];
        var corrected = GroupOffice.Whole("9z", 30) with { TeacherName = "Marek Demo-Wrona", TeacherEmail = "marek@example.org", Blocks = new(0b111000) };

        Assert.IsType<GroupSaved.Saved>(await CorrectAsync(school, group, corrected));
        Assert.IsType<GroupSaved.Changed>(await CorrectAsync(school, group, corrected));
        Assert.IsType<GroupSaved.Changed>(await ChangeAsync(school, await office.GroupAsync(group.Uid), corrected));

        var stored = await office.GroupAsync(group.Uid);
        Assert.Equal((group.Label, 24, "Marek Demo-Wrona", 0b111000L), (stored.Label, stored.Children!.Value, stored.TeacherName, stored.Blocks.Bits));
        Assert.Equal(("Marek Demo-Wrona", "marek@example.org", "marek@example.org"), (stored.Enrolment!.Applicant.Name, stored.Enrolment.Applicant.Email, stored.Enrolment.EmailKey));
    }

    [Fact]
    public async Task A_withdrawn_group_is_out_once_and_the_school_is_told_at_both_addresses()
    {
        await office.OpenNowAsync();
        var school = await office.SchoolAsync(colleague: "Jola Demo-Zając");
        var group = (await office.ConfirmedAsync(school, 24))[0];

        Assert.True(await WithdrawAsync(school, group));
        Assert.False(await WithdrawAsync(school, group));

        Assert.Equal(EnrolmentState.Withdrawn, (await office.GroupAsync(group.Uid)).Enrolment!.State);
        Assert.Equal([GroupMails.Confirmed, GroupMails.ConfirmedCopy, GroupMails.Withdrawn, GroupMails.WithdrawnCopy], await MailsAsync());
    }

    [Fact]
    public async Task A_school_that_withdrew_a_group_registers_another_one_of_the_same_label()
    {
        await office.OpenNowAsync();
        var school = await office.SchoolAsync();
        var group = (await office.ConfirmedAsync(school, 24))[0];
        Assert.IsType<GroupSaved.LabelTaken>(await AddAsync(school, GroupOffice.Whole(group.Label)));
        await WithdrawAsync(school, group);

        var anew = await office.DraftAsync(school, GroupOffice.Whole(group.Label));
        Assert.IsType<ConfirmOutcome.Confirmed>(await office.ConfirmAsync(school, [anew]));

        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.Confirmed], await StatesAsync());
        Assert.IsType<GroupSaved.LabelTaken>(await AddAsync(school, GroupOffice.Whole(group.Label)));
    }

    [Fact]
    public async Task Growing_when_full_keeps_what_is_held_and_asks_for_the_rest_and_shrinking_frees_at_once()
    {
        await office.OpenNowAsync(children: 50);
        var school = await office.SchoolAsync();
        var groups = await office.ConfirmedAsync(school, 24, 25);

        Assert.Equal(3, await CountAsync(groups[0], 27, 3));
        var grown = await office.GroupAsync(groups[0].Uid);
        Assert.Equal((24, 24, 3, 3), (grown.Children!.Value, grown.Enrolment!.Seats, grown.ChildrenAskedMore, grown.Adults!.Value));

        Assert.Equal(0, await CountAsync(groups[1], 20, 1));
        Assert.Equal(0, await CountAsync(groups[0], 27, 3));
        grown = await office.GroupAsync(groups[0].Uid);
        Assert.Equal((27, 27, 0), (grown.Children!.Value, grown.Enrolment!.Seats, grown.ChildrenAskedMore));
    }

    [Fact]
    public async Task Of_a_group_that_is_out_nothing_is_counted()
    {
        await office.OpenNowAsync();
        var school = await office.SchoolAsync();
        var group = (await office.ConfirmedAsync(school, 24))[0];
        await WithdrawAsync(school, group);

        Assert.Null(await CountAsync(group, 20, 2));
        Assert.Equal(24, (await office.GroupAsync(group.Uid)).Children);
    }

    [Fact]
    public async Task An_offer_is_taken_or_declined_while_it_is_open_and_otherwise_not()
    {
        await office.OpenNowAsync(children: 24);
        var (first, second) = (await office.SchoolAsync(801), await office.SchoolAsync(802));
        var held = (await office.ConfirmedAsync(first, 24))[0];
        var waiting = await office.ConfirmedAsync(second, 24, 20);
        Assert.False(await office.AskAsync<GroupDesk, bool>(desk => desk.AcceptAsync(waiting[0])));
        Site.Clock.Advance(TimeSpan.FromDays(11));
        await WithdrawAsync(first, held);

        Assert.True(await office.AskAsync<GroupDesk, bool>(desk => desk.DeclineAsync(waiting[0])));
        Assert.False(await office.AskAsync<GroupDesk, bool>(desk => desk.AcceptAsync(waiting[0])));
        Assert.True(await office.AskAsync<GroupDesk, bool>(desk => desk.AcceptAsync(waiting[1])));
        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.Declined, EnrolmentState.Confirmed], await StatesAsync());
    }

    private Task<GroupSaved> AddAsync(SchoolContact contact, GroupFacts facts, Guid? form = null) =>
        office.AskAsync<GroupFormDesk, GroupSaved>(desk => desk.AddAsync(office.Edition, contact.SchoolId, facts, form ?? Guid.CreateVersion7()));

    private Task<GroupSaved> ChangeAsync(SchoolContact contact, SchoolGroup group, GroupFacts facts) =>
        office.AskAsync<GroupFormDesk, GroupSaved>(desk => desk.ChangeAsync(contact.SchoolId, group.Uid, group.Version, facts));

    private Task<GroupSaved> CorrectAsync(SchoolContact contact, SchoolGroup group, GroupFacts facts) =>
        office.AskAsync<GroupFormDesk, GroupSaved>(desk => desk.CorrectAsync(contact.SchoolId, group.Uid, group.Version, facts));

    private Task<bool> RemoveAsync(SchoolContact contact, SchoolGroup group) => office.AskAsync<GroupFormDesk, bool>(desk => desk.RemoveAsync(contact.SchoolId, group.Uid));

    private Task<bool> WithdrawAsync(SchoolContact contact, SchoolGroup group) => office.AskAsync<GroupDesk, bool>(desk => desk.WithdrawAsync(group, contact));

    private Task<int?> CountAsync(SchoolGroup group, int children, int adults) => office.AskAsync<GroupDesk, int?>(desk => desk.CountAsync(group, children, adults));
}

public sealed class GroupDeskOnSqlite(SqliteSite site) : GroupDeskTests(site), IClassFixture<SqliteSite>;

public sealed class GroupDeskOnPostgres(PostgresSite site) : GroupDeskTests(site), IClassFixture<PostgresSite>;
