namespace Lublin.Startups.Web.Kids.Placing;

/// <summary>
/// Who visits whom, who has a creative hour with whom, and which animators come in which block of the week, in the order of admission. The three do not depend on one another, so each is exact.
/// </summary>
public static class PlacingPlan
{
    /// <summary>Windows of one kind for groups in their order.</summary>
    /// <param name="groups">Those without a window that is locked, in the order of admission.</param>
    /// <param name="windows">Those of the kind that no locked pairing holds.</param>
    /// <param name="now">The window that a group has so far, by group.</param>
    /// <param name="refused">Groups and windows that are not brought together again.</param>
    public static Placed<PlacedWindow> Windows(
        IReadOnlyList<PlacedGroup> groups, IReadOnlyList<PlacedWindow> windows, IReadOnlyDictionary<long, long> now, IReadOnlySet<(long Group, long Window)> refused)
    {
        var places = windows.Select((window, place) => (window.Id, place)).ToDictionary(each => each.Id, each => each.place);
        var found = OrderedMatching.Of(
            [.. groups.Select(group => (IReadOnlyList<int>)[.. Enumerable.Range(0, windows.Count).Where(place => Against(group, windows[place]) is null)])],
            windows.Count,
            [.. groups.Select(group => now.TryGetValue(group.Id, out var window) && places.TryGetValue(window, out var place) ? place : (int?)null)]);
        var taken = found.OfType<int>().ToHashSet();
        var free = windows.Where((_, place) => !taken.Contains(place)).ToList();
        return new(
            Pair(groups, found, place => windows[place]),
            Left(groups, found, group => new(free.Count, Count(free.Select(window => Against(group, window)).OfType<PlacingRule>()))));

        PlacingRule? Against(PlacedGroup group, PlacedWindow window) => refused.Contains((group.Id, window.Id)) ? PlacingRule.Refused : window.Against(group);
    }

    /// <summary>Animators and weekly blocks for groups in their order: a pair leads one group in a block, and as many groups as both take in a week.</summary>
    /// <param name="groups">Those without animators that are locked, in the order of admission.</param>
    /// <param name="pairs">With what locked pairings leave of their hours and weeks.</param>
    /// <param name="minutes">How long a meeting with animators lasts at most.</param>
    /// <param name="now">The pair and block that a group has so far, by group.</param>
    public static Placed<(AnimatorPair Pair, TimeBlock Block)> Animators(
        IReadOnlyList<PlacedGroup> groups, IReadOnlyList<AnimatorPair> pairs, int minutes, IReadOnlyDictionary<long, (long One, long Other, TimeBlock Block)> now)
    {
        List<(int Pair, TimeBlock Block)> slots = [.. pairs.SelectMany((pair, place) => pair.Hours.All.Where(block => pair.Hours.Fits(block, minutes)).Select(block => (place, block)))];
        var places = slots.Select((slot, place) => (Key: (pairs[slot.Pair].One, pairs[slot.Pair].Other, slot.Block), place)).ToDictionary(each => each.Key, each => each.place);
        var found = OrderedMatching.Of(
            [.. groups.Select(group => (IReadOnlyList<int>)[.. Enumerable.Range(0, slots.Count).Where(place => group.Blocks.Fits(slots[place].Block, minutes))])],
            [.. slots.Select(slot => slot.Pair)],
            [.. pairs.Select(pair => pair.PerWeek)],
            [.. groups.Select(group => now.TryGetValue(group.Id, out var has) && places.TryGetValue(has, out var place) ? place : (int?)null)]);
        var taken = found.OfType<int>().Select(place => slots[place].Pair).CountBy(pair => pair).ToDictionary();
        var free = pairs.Where((pair, place) => taken.GetValueOrDefault(place) < pair.PerWeek).Count();
        return new(
            Pair(groups, found, place => (pairs[slots[place].Pair], slots[place].Block)),
            Left(groups, found, _ => new(free, free == 0 ? new Dictionary<PlacingRule, int>() : new Dictionary<PlacingRule, int> { [PlacingRule.Hours] = free })));
    }

    /// <summary>Animators two by two, the same for the same people: each with the one of those left with whom they share most hours.</summary>
    /// <param name="animators">By presenter: when each can, and how often a week.</param>
    /// <param name="together">Those who lead together already, and stay together.</param>
    public static IReadOnlyList<AnimatorPair> Pairs(IEnumerable<(long Id, TimeBlocks Hours, int PerWeek)> animators, IEnumerable<(long One, long Other)> together)
    {
        var left = animators.OrderBy(animator => animator.Id).ToList();
        List<AnimatorPair> pairs = [];
        foreach (var (one, other) in together)
        {
            var both = left.Where(animator => animator.Id == one || animator.Id == other).ToList();
            if (both.Count == 2)
                Join(both[0], both[1]);
        }

        while (left.Count > 1)
        {
            var one = left[0];
            Join(one, left.Skip(1).MaxBy(each => new TimeBlocks(each.Hours.Bits & one.Hours.Bits).Count));
        }

        return pairs;

        void Join((long Id, TimeBlocks Hours, int PerWeek) one, (long Id, TimeBlocks Hours, int PerWeek) other)
        {
            left.Remove(one);
            left.Remove(other);
            pairs.Add(new(one.Id, other.Id, new(one.Hours.Bits & other.Hours.Bits), Math.Max(0, Math.Min(one.PerWeek, other.PerWeek))));
        }
    }

    private static Dictionary<long, T> Pair<T>(IReadOnlyList<PlacedGroup> groups, IReadOnlyList<int?> found, Func<int, T> of) =>
        groups.Select((group, index) => (group.Id, Place: found[index])).Where(each => each.Place is not null).ToDictionary(each => each.Id, each => of(each.Place!.Value));

    private static Dictionary<long, LeftOver> Left(IReadOnlyList<PlacedGroup> groups, IReadOnlyList<int?> found, Func<PlacedGroup, LeftOver> why) =>
        groups.Where((_, index) => found[index] is null).ToDictionary(group => group.Id, why);

    private static Dictionary<PlacingRule, int> Count(IEnumerable<PlacingRule> rules) => rules.CountBy(rule => rule).ToDictionary();
}

/// <summary>What groups were given.</summary>
/// <param name="Given">By group.</param>
/// <param name="Left">Why each of the others has nothing, by group.</param>
public sealed record Placed<T>(IReadOnlyDictionary<long, T> Given, IReadOnlyDictionary<long, LeftOver> Left);
