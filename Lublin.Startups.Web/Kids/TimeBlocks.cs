using System.Numerics;

namespace Lublin.Startups.Web.Kids;

/// <summary>The blocks of 45 minutes, Monday to Friday from 8:00 to 14:00, that suit a group.</summary>
/// <param name="Bits">One bit a block: the first eight are Monday's.</param>
public readonly record struct TimeBlocks(long Bits)
{
    public const int Days = 5;
    public const int PerDay = 8;
    public const int Minutes = 45;

    public static TimeOnly Opens { get; } = new(8, 0);

    public static TimeOnly Closes { get; } = Opens.AddMinutes(PerDay * Minutes);

    public static TimeBlocks None { get; }

    public static TimeBlocks Every { get; } = new((1L << (Days * PerDay)) - 1);

    public int Count => BitOperations.PopCount((ulong)Bits);

    /// <summary>Those that suit, in order.</summary>
    public IEnumerable<TimeBlock> All
    {
        get
        {
            var bits = Bits;
            return Enumerable.Range(0, Days * PerDay).Where(place => (bits >> place & 1) == 1).Select(place => new TimeBlock((DayOfWeek)((place / PerDay) + 1), place % PerDay));
        }
    }

    public bool Has(TimeBlock block) => (Bits >> block.Place & 1) == 1;

    public TimeBlocks With(TimeBlock block) => new(Bits | 1L << block.Place);

    /// <summary>Whether a meeting of so many minutes can begin with a block: all that it takes suit, one after the other on one day.</summary>
    public bool Fits(TimeBlock first, int minutes)
    {
        var needed = (minutes + Minutes - 1) / Minutes;
        if (first.Number + needed > PerDay)
            return false;
        for (var next = 0; next < needed; next++)
        {
            if (!Has(first with { Number = first.Number + next }))
                return false;
        }

        return true;
    }
}

/// <summary>One block of 45 minutes in every week.</summary>
/// <param name="Day">Monday to Friday.</param>
/// <param name="Number">From 0, at 8:00, to 7, at 13:15.</param>
public readonly record struct TimeBlock(DayOfWeek Day, int Number)
{
    /// <summary>From 0, Monday at 8:00, to 39.</summary>
    public int Place => (((int)Day - 1) * TimeBlocks.PerDay) + Number;

    public TimeOnly Start => TimeBlocks.Opens.AddMinutes(Number * TimeBlocks.Minutes);

    public TimeOnly End => Start.AddMinutes(TimeBlocks.Minutes);

    public static TimeBlock At(int place) => new((DayOfWeek)((place / TimeBlocks.PerDay) + 1), place % TimeBlocks.PerDay);
}
