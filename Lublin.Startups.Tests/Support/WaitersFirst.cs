using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Lublin.Startups.Tests.Support.WaitersFirst", "Lublin.Startups.Tests")]

namespace Lublin.Startups.Tests.Support;

/// <summary>
/// Begins with those who mostly wait, for a browser, a process or a clock: twice as many tests as there are processors run side by side, so others fill the time, and
/// nobody waits for them alone at the end.
/// </summary>
public sealed class WaitersFirst : ITestCollectionOrderer
{
    private static readonly string[] Waiters = ["Journey", "Browser", SharedTour.Name, "Telemetry", "Verb", "Start", "Host", "Backup", "PostgresServer"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections
        .OrderBy(collection => Array.FindIndex(Waiters, waiter => collection.DisplayName.Contains(waiter, StringComparison.Ordinal)) is >= 0 and var place ? place : Waiters.Length)
        .ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
