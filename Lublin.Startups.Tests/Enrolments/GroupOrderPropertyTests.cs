using FsCheck;
using FsCheck.Fluent;
using Lublin.Startups.Web.Enrolments;
using static Lublin.Startups.Tests.GroupExamples;

namespace Lublin.Startups.Tests;

/// <summary>Whatever groups ask to come, withdraw and change, the order of confirmation is the only one by which they get in.</summary>
public sealed class GroupOrderPropertyTests
{
    private static readonly DateTimeOffset Now = Monday10.AddHours(1);

    [Fact]
    public void Who_comes_in_is_who_comes_in_by_counting_one_after_the_other() => Check(
        from maxGroups in Gen.Choose(1, 6)
        from maxChildren in Gen.Choose(5, 120)
        from children in Gen.ArrayOf(Gen.Choose(5, 30))
        select (maxGroups, maxChildren, children),
        call =>
        {
            var (_, groups) = Confirm(Season(call.maxGroups, call.maxChildren), call.children);
            Assert.Equal(ByCounting(call.maxGroups, call.maxChildren, call.children), groups.Select(group => group.State == EnrolmentState.Confirmed));
        });

    [Fact]
    public void No_group_stands_worse_for_what_comes_behind_it() => Check(
        from maxGroups in Gen.Choose(1, 6)
        from maxChildren in Gen.Choose(5, 120)
        from before in Gen.ArrayOf(Gen.Choose(5, 30))
        from one in Gen.ArrayOf(Gen.Choose(5, 30))
        from other in Gen.ArrayOf(Gen.Choose(5, 30))
        select (maxGroups, maxChildren, before, one, other),
        call =>
        {
            IEnumerable<EnrolmentState> Before(int[] behind) => Confirm(Season(call.maxGroups, call.maxChildren), [.. call.before, .. behind]).Groups.Take(call.before.Length).Select(group => group.State);
            Assert.Equal(Before(call.one), Before(call.other));
        });

    [Fact]
    public void After_whatever_happens_both_maxima_hold_the_line_is_kept_and_its_first_would_not_fit() => Check(
        from maxGroups in Gen.Choose(1, 5)
        from maxChildren in Gen.Choose(30, 120)
        from children in Gen.NonEmptyListOf(Gen.Choose(5, 30))
        from happenings in Gen.ArrayOf(
            from what in Gen.Choose(0, 4)
            from who in Gen.Choose(0, 30)
            from size in Gen.Choose(5, 30)
            select (what, who, size))
        select (maxGroups, maxChildren, children: children.ToArray(), happenings),
        call =>
        {
            var season = Season(call.maxGroups, call.maxChildren);
            var (roster, groups) = Confirm(season, call.children);
            foreach (var (what, who, size) in call.happenings)
            {
                var group = groups[who % groups.Length];
                var (line, held) = (roster.Queue, group.Seats);
                IReadOnlyList<RosterChange> changes = what switch
                {
                    0 => roster.Withdraw(group, Now),
                    1 => roster.Accept(group, Now),
                    2 => roster.Decline(group, Now),
                    3 => roster.CancelByOffice([group], "Odmowa", Now),
                    _ => Resize(roster, group, size, held),
                };
                var seating = roster.SeatingAt(Now);
                Assert.True(seating.Taken <= call.maxChildren && seating.Holders <= call.maxGroups, $"{seating}");
                Assert.Equal(groups.Count(each => each.State is EnrolmentState.Confirmed or EnrolmentState.Offered), seating.Holders);
                var offered = changes.Where(change => change.Event == RosterEvent.Offered).Select(change => change.Enrolment).ToList();
                Assert.Equal(line.Where(each => each != group || each.State != EnrolmentState.Withdrawn).Where(offered.Contains), offered);
                Assert.Equal(line.Where(roster.Queue.Contains), roster.Queue);
                Assert.True(roster.Queue.Count == 0 || !seating.HasRoomFor(roster.Queue[0].Seats), "A group waits that would fit.");
            }
        });

    private static IReadOnlyList<RosterChange> Resize(Roster roster, Enrolment group, int size, int held)
    {
        var isIn = group.State is EnrolmentState.Confirmed or EnrolmentState.Offered;
        var changes = roster.Resize(group, size, Now, out var askedMore);
        if (isIn)
            Assert.Equal(size, group.Seats + askedMore);
        Assert.True(askedMore == 0 || group.Seats == held, "A group lost what it held.");
        return changes;
    }

    private static IEnumerable<bool> ByCounting(int maxGroups, int maxChildren, IEnumerable<int> children)
    {
        var (groups, sum, isBlocked) = (0, 0, false);
        foreach (var size in children)
        {
            isBlocked = isBlocked || groups == maxGroups || sum + size > maxChildren;
            if (!isBlocked)
                (groups, sum) = (groups + 1, sum + size);
            yield return !isBlocked;
        }
    }

    private static void Check<T>(Gen<T> cases, Action<T> promise) => Prop.ForAll(cases.ToArbitrary(), promise).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithQuietOnSuccess(true));
}
