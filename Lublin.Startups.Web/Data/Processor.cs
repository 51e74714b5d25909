namespace Lublin.Startups.Web.Data;

/// <summary>Between two steps of long work in the background: a request that waits for this processor gets it now instead of at the system's next tick, up to 4 ms later.</summary>
internal static class Processor
{
    public static void LetOthersGoFirst() => Thread.Yield();
}
