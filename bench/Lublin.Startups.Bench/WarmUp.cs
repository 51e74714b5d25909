namespace Lublin.Startups.Bench;

/// <summary>Before anything is measured: code that runs for the first time is compiled, and for a while runs with counters in it.</summary>
public static class WarmUp
{
    private const int StillFor = 3;
    private const double StillFalling = 0.95;

    /// <summary>Repeats something until its cost falls no more.</summary>
    /// <param name="atMost">How often, if it goes on falling.</param>
    /// <param name="cost">Does it once, told how often it was done, and says what it cost.</param>
    public static async Task UntilStillAsync(int atMost, Func<int, Task<double>> cost)
    {
        var (least, still) = (double.MaxValue, 0);
        for (var done = 0; done < atMost && still < StillFor; done++)
        {
            var last = await cost(done);
            still = last > least * StillFalling ? still + 1 : 0;
            least = Math.Min(least, last);
        }
    }
}
