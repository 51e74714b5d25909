using Lublin.Startups.Web.Kids.Placing;

namespace Lublin.Startups.Tests.Kids;

/// <summary>Slots for groups in their order, beside trying every way there is.</summary>
public sealed class OrderedMatchingTests
{
    private const int Instances = 400;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 8)];

    [Fact]
    public void A_group_has_a_slot_though_the_only_one_it_can_have_was_given_to_one_before_it_that_can_have_another() =>
        Assert.Equal([1, 0], OrderedMatching.Of([[0, 1], [0]], 2, [null, null]));

    [Fact]
    public void The_later_of_two_who_can_have_one_slot_alone_is_left_over_though_it_had_the_slot() =>
        Assert.Equal([0, null], OrderedMatching.Of([[0], [0]], 1, [null, 0]));

    [Fact]
    public void A_pool_serves_no_more_groups_than_it_takes() =>
        Assert.Equal([0, null, 2], OrderedMatching.Of([[0, 1], [0, 1], [2]], [0, 0, 1], [1, 1], [null, null, null]));

    [Fact]
    public void A_group_goes_to_another_pool_so_that_one_behind_it_can_have_its_own() =>
        Assert.Equal([2, 1], OrderedMatching.Of([[0, 2], [1]], [0, 0, 1], [1, 1], [0, null]));

    [Fact]
    public void As_few_groups_as_possible_get_another_slot_than_they_had()
    {
        // The first lost slot 0; it can go to 1, whose holder can go to 3, or to 2, whose holder would need two others to move.
        var found = OrderedMatching.Of([[1, 2], [1, 3], [2, 4], [4, 5]], 6, [null, 1, 2, 4]);

        Assert.Equal([1, 3, 2, 4], found);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_same_groups_have_a_slot_as_when_every_way_is_tried(int seed)
    {
        var random = new Random(seed);
        for (var instance = 0; instance < Instances; instance++)
        {
            var (wanted, poolOf, capacityOf) = Make(random);
            var now = wanted.ConvertAll(slots => slots.Count > 0 && random.Next(2) == 0 ? slots[random.Next(slots.Count)] : (int?)null);

            var found = OrderedMatching.Of(wanted, poolOf, capacityOf, now);

            AssertHolds(found, wanted, poolOf, capacityOf);
            Assert.Equal(BestByTrying(wanted, poolOf, capacityOf), found.Select(slot => slot is not null));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void More_slots_wanted_by_a_later_group_never_cost_an_earlier_one_its_slot(int seed)
    {
        var random = new Random(seed);
        for (var instance = 0; instance < Instances; instance++)
        {
            var (wanted, poolOf, capacityOf) = Make(random);
            var greedy = random.Next(wanted.Count);
            var before = OrderedMatching.Of(wanted, poolOf, capacityOf, new int?[wanted.Count]);

            wanted[greedy] = [.. Enumerable.Range(0, poolOf.Count).OrderBy(_ => random.Next())];
            var after = OrderedMatching.Of(wanted, poolOf, capacityOf, new int?[wanted.Count]);

            Assert.Equal(before.Take(greedy).Select(slot => slot is not null), after.Take(greedy).Select(slot => slot is not null));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void In_what_order_a_group_names_its_slots_does_not_matter_to_who_has_one(int seed)
    {
        var random = new Random(seed);
        for (var instance = 0; instance < Instances; instance++)
        {
            var (wanted, poolOf, capacityOf) = Make(random);
            var before = OrderedMatching.Of(wanted, poolOf, capacityOf, new int?[wanted.Count]);

            var after = OrderedMatching.Of(wanted.ConvertAll(slots => slots.OrderBy(_ => random.Next()).ToList() as IReadOnlyList<int>), poolOf, capacityOf, new int?[wanted.Count]);

            Assert.Equal(before.Select(slot => slot is not null), after.Select(slot => slot is not null));
        }
    }

    private static (List<IReadOnlyList<int>> Wanted, List<int> PoolOf, List<int> CapacityOf) Make(Random random)
    {
        var (groups, slots, pools) = (random.Next(1, 8), random.Next(1, 7), random.Next(1, 4));
        List<int> poolOf = [.. Enumerable.Range(0, slots).Select(_ => random.Next(pools))];
        List<int> capacityOf = [.. Enumerable.Range(0, pools).Select(_ => random.Next(0, 4))];
        return ([.. Enumerable.Range(0, groups).Select(_ => (IReadOnlyList<int>)[.. Enumerable.Range(0, slots).Where(_ => random.Next(3) == 0)])], poolOf, capacityOf);
    }

    private static void AssertHolds(IReadOnlyList<int?> found, List<IReadOnlyList<int>> wanted, List<int> poolOf, List<int> capacityOf)
    {
        var taken = found.OfType<int>().ToList();
        Assert.Equal(taken.Count, taken.Distinct().Count());
        Assert.All(found.Index().Where(each => each.Item is not null), each => Assert.Contains(each.Item!.Value, wanted[each.Index]));
        Assert.All(taken.CountBy(slot => poolOf[slot]), pool => Assert.InRange(pool.Value, 0, capacityOf[pool.Key]));
    }

    // The best of all ways: an earlier group with a slot goes before everything that comes behind it.
    private static bool[] BestByTrying(List<IReadOnlyList<int>> wanted, List<int> poolOf, List<int> capacityOf)
    {
        var best = new bool[wanted.Count];
        Try(0, [], new bool[wanted.Count]);
        return best;

        void Try(int group, HashSet<int> taken, bool[] has)
        {
            if (group == wanted.Count)
            {
                if (has.Zip(best).FirstOrDefault(pair => pair.First != pair.Second) is (true, false))
                    best = [.. has];
                return;
            }

            foreach (var slot in wanted[group].Where(slot => !taken.Contains(slot) && taken.Count(other => poolOf[other] == poolOf[slot]) < capacityOf[poolOf[slot]]))
            {
                has[group] = true;
                Try(group + 1, [.. taken, slot], has);
                has[group] = false;
            }

            Try(group + 1, taken, has);
        }
    }
}
