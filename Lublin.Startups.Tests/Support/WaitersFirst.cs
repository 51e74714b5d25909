using Lublin.Startups.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(WaitersFirst))]

namespace Lublin.Startups.Tests.Support;

/// <summary>
/// Begins with tests that mostly wait, for a browser, a process or a clock: twice as many tests as there are processors run side by side, so others fill the time, and
/// nobody waits for them alone at the end.
/// </summary>
public sealed class WaitersFirst : ITestCollectionOrderer
{
    private static readonly string[] Waiters = ["Journey", "Browser", SharedTour.Name, "Telemetry", "Verb", "Start", "Host", "Backup", "PostgresServer"];

    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections)
        where T : ITestCollection =>
    [
        .. testCollections
            .OrderBy(collection => Array.FindIndex(Waiters, waiter => collection.TestCollectionDisplayName.Contains(waiter, StringComparison.Ordinal)) is >= 0 and var place ? place : Waiters.Length)
            .ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal),
    ];
}
