using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Kids;

/// <summary>How groups of schools are taken into a call.</summary>
public abstract class GroupConfirmTests : SiteTests
{
    private readonly GroupOffice office;

    protected GroupConfirmTests(SharedSite shared) : base(shared) => office = new(Site);

    [Fact]
    public async Task Groups_of_one_form_follow_each_other_in_the_sequence_shown_and_the_next_school_goes_on()
    {
        await office.OpenNowAsync();
        var (school, other) = (await office.SchoolAsync(801), await office.SchoolAsync(802));
        var drafts = await office.DraftsAsync(school, 24, 26, 22);

        Assert.IsType<ConfirmOutcome.Confirmed>(await office.ConfirmAsync(school, [drafts[2], drafts[0], drafts[1]]));
        await office.ConfirmedAsync(other, 20);

        var groups = await office.GroupsAsync();
        Assert.Equal([2, 3, 1, 4], groups.Select(group => group.Order!.Value));
        Assert.Equal([24, 26, 22, 20], groups.Select(group => group.Enrolment!.Seats));
        Assert.All(groups, group => Assert.Equal(EnrolmentState.Confirmed, group.Enrolment!.State));
        var (first, second) = (groups[2].Enrolment!, groups[0].Enrolment!);
        Assert.True(first.Id < second.Id);
        Assert.Equal(("990801:3-22", "Anna Demo-Lis", "Szkoła demo nr 801", Situation.Organisation), (first.GroupKey, first.Applicant.Name, first.Applicant.Organisation, first.Applicant.Situation));
        Assert.Equal((GroupOffice.Terms, GroupOffice.Terms), (first.TermsVersion, first.NoticeVersion));
        Assert.Equal("DZ-2027-001", GroupNumber.Of(2027, groups[2].Order!.Value));
    }

    [Fact]
    public async Task The_first_group_that_does_not_fit_waits_and_those_behind_it_wait_too()
    {
        await office.OpenNowAsync(children: 60);

        var groups = await office.ConfirmedAsync(await office.SchoolAsync(), 24, 26, 22, 5);

        Assert.Equal([EnrolmentState.Confirmed, EnrolmentState.Confirmed, EnrolmentState.Waiting, EnrolmentState.Waiting], groups.Select(group => group.Enrolment!.State));
        var standings = await Site.WithAsync(db => db.StandingsAsync(groups, Site.Clock.GetUtcNow()));
        Assert.Equal([0, 0, 1, 2], standings.Select(standing => standing.PlaceInQueue));
        Assert.Equal([null, null, ReserveReason.TooFewPlaces, ReserveReason.OthersAreBefore], standings.Select(standing => standing.Why?.Why));
    }

    [Fact]
    public async Task No_more_groups_have_a_place_than_may_take_part()
    {
        await office.OpenNowAsync(groups: 2);

        var groups = await office.ConfirmedAsync(await office.SchoolAsync(), 10, 10, 10);

        Assert.Equal([EnrolmentState.Confirmed, EnrolmentState.Confirmed, EnrolmentState.Waiting], groups.Select(group => group.Enrolment!.State));
        Assert.Equal(ReserveReason.NoGroupMore, (await Site.WithAsync(db => db.StandingsAsync(groups, Site.Clock.GetUtcNow())))[2].Why?.Why);
    }

    [Fact]
    public async Task Before_the_opening_and_after_the_closing_nothing_is_taken_in()
    {
        await office.CallAsync();
        var school = await office.SchoolAsync();
        var drafts = await office.DraftsAsync(school, 24);

        var early = Assert.IsType<ConfirmOutcome.NotYet>(await office.ConfirmAsync(school, drafts));
        Site.Clock.Advance(TimeSpan.FromDays(12));
        var late = await office.ConfirmAsync(school, drafts);

        Assert.Equal(Site.Clock.GetUtcNow().AddDays(-11), early.OpensAt);
        Assert.IsType<ConfirmOutcome.Closed>(late);
        Assert.Empty(await EnrolmentsAsync());
        Assert.True(Assert.Single(await office.GroupsAsync()).IsDraft);
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task The_same_form_sent_again_is_answered_alike_and_makes_no_second_group()
    {
        await office.OpenNowAsync();
        var school = await office.SchoolAsync();
        var (drafts, form) = (await office.DraftsAsync(school, 24, 26), Guid.CreateVersion7());

        var answers = new[] { await office.ConfirmAsync(school, drafts, form), await office.ConfirmAsync(school, drafts, form) };

        Assert.All(answers, answer => Assert.IsType<ConfirmOutcome.Confirmed>(answer));
        Assert.Equal(2, (await EnrolmentsAsync()).Count);
        Assert.Equal([GroupMails.Confirmed], await MailsAsync());
    }

    [Fact]
    public async Task Two_secretaries_who_confirm_at_once_take_each_group_in_once()
    {
        await office.OpenNowAsync();
        var (school, colleague) = (await office.SchoolAsync(), await office.SchoolAsync(colleague: "Jola Demo-Zając"));
        var drafts = await office.DraftsAsync(school, 24, 26, 22);

        var answers = await Task.WhenAll(office.ConfirmAsync(school, drafts), office.ConfirmAsync(colleague, drafts));

        Assert.All(answers, answer => Assert.IsType<ConfirmOutcome.Confirmed>(answer));
        Assert.Equal([1, 2, 3], (await office.GroupsAsync()).Select(group => group.Order!.Value));
        Assert.Equal(3, (await EnrolmentsAsync()).Count);
    }

    [Fact]
    public async Task Schools_that_confirm_at_once_share_no_number_and_leave_none_out()
    {
        await office.OpenNowAsync(groups: 10);
        List<(SchoolContact Contact, IReadOnlyList<SchoolGroup> Drafts)> schools = [];
        for (var number = 801; number < 807; number++)
        {
            var contact = await office.SchoolAsync(number);
            schools.Add((contact, await office.DraftsAsync(contact, 20, 20)));
        }

        await Task.WhenAll(schools.Select(school => office.ConfirmAsync(school.Contact, school.Drafts)));

        var groups = (await office.GroupsAsync()).OrderBy(group => group.Order).ToList();
        Assert.Equal(Enumerable.Range(1, 12), groups.Select(group => group.Order!.Value));
        Assert.Equal(groups.Select(group => group.Id), groups.OrderBy(group => group.EnrolmentId).Select(group => group.Id));
        Assert.Equal(10, groups.Count(group => group.Enrolment!.State == EnrolmentState.Confirmed));
        Assert.All(groups.Take(10), group => Assert.Equal(EnrolmentState.Confirmed, group.Enrolment!.State));
    }

    [Fact]
    public async Task No_school_has_more_groups_than_one_may_and_a_withdrawn_one_does_not_count()
    {
        await office.OpenNowAsync(perSchool: 2);
        var school = await office.SchoolAsync();
        var (drafts, another) = (await office.DraftsAsync(school, 24, 26), await office.DraftAsync(school, GroupOffice.Whole("3c")));

        var three = await office.ConfirmAsync(school, [.. drafts, another]);
        var two = await office.ConfirmAsync(school, drafts);
        var third = await office.ConfirmAsync(school, [another]);
        await office.AskAsync<GroupDesk, bool>(async desk => await desk.WithdrawAsync(await office.GroupAsync(drafts[0].Uid), school));
        var instead = await office.ConfirmAsync(school, [another]);

        Assert.Equal(new ConfirmOutcome.TooMany(2, 0), three);
        Assert.IsType<ConfirmOutcome.Confirmed>(two);
        Assert.Equal(new ConfirmOutcome.TooMany(2, 2), third);
        Assert.IsType<ConfirmOutcome.Confirmed>(instead);
        Assert.Equal(3, (await office.GroupAsync(another.Uid)).Order);
    }

    [Fact]
    public async Task A_group_that_is_another_than_was_shown_is_not_taken_in_nor_are_those_with_it()
    {
        await office.OpenNowAsync();
        var school = await office.SchoolAsync();
        var drafts = await office.DraftsAsync(school, 24, 26);
        await office.AskAsync<GroupFormDesk, GroupSaved>(desk => desk.ChangeAsync(school.SchoolId, drafts[1].Uid, drafts[1].Version, GroupOffice.Whole("2b", 12)));
        var half = await office.DraftAsync(school, new("1a"));

        Assert.IsType<ConfirmOutcome.Changed>(await office.ConfirmAsync(school, drafts));
        Assert.IsType<ConfirmOutcome.Changed>(await office.ConfirmAsync(school, [half]));
        Assert.IsType<ConfirmOutcome.Changed>(await office.ConfirmAsync(await office.SchoolAsync(802), [drafts[0]]));
        Assert.IsType<ConfirmOutcome.OtherTerms>(await office.ConfirmAsync(school, [drafts[0]], terms: "2020-01-01"));
        Assert.Empty(await EnrolmentsAsync());
    }

    [Fact]
    public async Task Of_a_complex_and_of_an_archived_school_no_group_is_taken_in()
    {
        await office.OpenNowAsync();
        var (complex, gone) = (await office.SchoolAsync(801, type: SchoolType.Complex), await office.SchoolAsync(802));
        await Site.WriteAsync(async db => (await db.Schools.SingleAsync(school => school.Id == gone.SchoolId)).Archive(Site.Clock.GetUtcNow()));

        Assert.IsType<ConfirmOutcome.NoSuchSchool>(await office.ConfirmAsync(complex, await office.DraftsAsync(complex, 24)));
        Assert.IsType<ConfirmOutcome.NoSuchSchool>(await office.ConfirmAsync(gone, await office.DraftsAsync(gone, 24)));
        Assert.Empty(await EnrolmentsAsync());
    }
}

public sealed class GroupConfirmOnSqlite(SqliteSite site) : GroupConfirmTests(site), IClassFixture<SqliteSite>;

public sealed class GroupConfirmOnPostgres(PostgresSite site) : GroupConfirmTests(site), IClassFixture<PostgresSite>;
