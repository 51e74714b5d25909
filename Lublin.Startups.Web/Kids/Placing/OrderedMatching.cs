namespace Lublin.Startups.Web.Kids.Placing;

/// <summary>
/// Gives each of a row of groups one slot, strictly in their order: a group has a slot exactly when there is a way to give one to it and to all before it that have one. Slots belong to pools, and
/// a pool serves only so many groups. Found by augmenting paths, the shortest first, so that as few groups as possible get another slot than they had.
/// </summary>
public sealed class OrderedMatching
{
    private const int None = -1;

    private readonly IReadOnlyList<IReadOnlyList<int>> wanted;
    private readonly IReadOnlyList<int> poolOf;
    private readonly IReadOnlyList<int> capacityOf;
    private readonly List<int>[] slotsOfPool;
    private readonly int[] slotOf;
    private readonly int[] holderOf;
    private readonly int[] load;

    private OrderedMatching(IReadOnlyList<IReadOnlyList<int>> wanted, IReadOnlyList<int> poolOf, IReadOnlyList<int> capacityOf, IReadOnlyList<int?> now)
    {
        (this.wanted, this.poolOf, this.capacityOf) = (wanted, poolOf, capacityOf);
        (slotOf, holderOf, load) = (new int[wanted.Count], new int[poolOf.Count], new int[capacityOf.Count]);
        Array.Fill(slotOf, None);
        Array.Fill(holderOf, None);
        slotsOfPool = [.. capacityOf.Select(_ => new List<int>())];
        for (var slot = 0; slot < poolOf.Count; slot++)
            slotsOfPool[poolOf[slot]].Add(slot);
        for (var group = 0; group < wanted.Count; group++)
        {
            if (now[group] is { } slot && holderOf[slot] == None && load[poolOf[slot]] < capacityOf[poolOf[slot]] && wanted[group].Contains(slot))
                Take(group, slot);
        }
    }

    /// <param name="wanted">The slots that each group can have, the groups in their order.</param>
    /// <param name="poolOf">The pool of each slot.</param>
    /// <param name="capacityOf">How many groups each pool serves.</param>
    /// <param name="now">The slot that each group has so far; null for none.</param>
    /// <returns>The slot of each group; null for a group left over.</returns>
    public static IReadOnlyList<int?> Of(IReadOnlyList<IReadOnlyList<int>> wanted, IReadOnlyList<int> poolOf, IReadOnlyList<int> capacityOf, IReadOnlyList<int?> now)
    {
        var matching = new OrderedMatching(wanted, poolOf, capacityOf, now);
        for (var group = 0; group < wanted.Count; group++)
        {
            if (matching.slotOf[group] == None)
                matching.Place(group);
        }

        return [.. matching.slotOf.Select(slot => slot == None ? (int?)null : slot)];
    }

    /// <summary>Every slot of its own, as windows are.</summary>
    /// <inheritdoc cref="Of(IReadOnlyList{IReadOnlyList{int}}, IReadOnlyList{int}, IReadOnlyList{int}, IReadOnlyList{int?})"/>
    public static IReadOnlyList<int?> Of(IReadOnlyList<IReadOnlyList<int>> wanted, int slots, IReadOnlyList<int?> now) =>
        Of(wanted, [.. Enumerable.Range(0, slots)], [.. Enumerable.Repeat(1, slots)], now);

    // Breadth first: groups that would have to give up what they have, so that the newcomer gets something. It ends at a slot that is free; where none is reached, the last group in
    // the order among those reached gives way, if it comes behind the newcomer.
    private void Place(int newcomer)
    {
        var search = new Search(wanted.Count, poolOf.Count, capacityOf.Count);
        search.Reach(newcomer, None);
        while (search.Ahead.TryDequeue(out var group))
        {
            foreach (var slot in wanted[group])
            {
                if (search.TakenBy[slot] != None)
                    continue;
                search.TakenBy[slot] = group;
                if (holderOf[slot] is var holder && holder != None)
                {
                    search.Reach(holder, slot);
                    continue;
                }

                var pool = poolOf[slot];
                if (load[pool] < capacityOf[pool])
                {
                    Shift(search, slot);
                    return;
                }

                if (search.SeePool(pool))
                    slotsOfPool[pool].ForEach(other => search.Reach(holderOf[other], slot));
            }
        }

        if (search.Last > newcomer)
        {
            var given = search.LeftFor[search.Last];
            Leave(search.Last);
            Shift(search, given);
        }
    }

    // Each group on the way takes the slot that it reached, and leaves its own to the one before it.
    private void Shift(Search search, int slot)
    {
        while (slot != None)
        {
            var group = search.TakenBy[slot];
            var left = search.LeftFor[group];
            if (slotOf[group] != None)
                Leave(group);
            Take(group, slot);
            slot = left;
        }
    }

    private void Take(int group, int slot)
    {
        (slotOf[group], holderOf[slot]) = (slot, group);
        load[poolOf[slot]]++;
    }

    private void Leave(int group)
    {
        load[poolOf[slotOf[group]]]--;
        holderOf[slotOf[group]] = None;
        slotOf[group] = None;
    }

    private sealed class Search
    {
        private readonly bool[] seenGroups;
        private readonly bool[] seenPools;

        public Search(int groups, int slots, int pools)
        {
            (seenGroups, seenPools, LeftFor, TakenBy) = (new bool[groups], new bool[pools], new int[groups], new int[slots]);
            Array.Fill(TakenBy, None);
        }

        public Queue<int> Ahead { get; } = [];

        /// <summary>The group that takes a slot.</summary>
        public int[] TakenBy { get; }

        /// <summary>The slot that the group before takes once this group has left what it has.</summary>
        public int[] LeftFor { get; }

        /// <summary>The last group in the order that was reached.</summary>
        public int Last { get; private set; } = None;

        public void Reach(int group, int slot)
        {
            if (group == None || seenGroups[group])
                return;
            (seenGroups[group], LeftFor[group]) = (true, slot);
            Last = Math.Max(Last, group);
            Ahead.Enqueue(group);
        }

        public bool SeePool(int pool) => !seenPools[pool] && (seenPools[pool] = true);
    }
}
