namespace Lublin.Startups.Web.Jobs;

/// <summary>Work that is done again and again. It carries no content: what there is to do stands in our own tables, and it only looks there.</summary>
public interface IJob
{
    /// <summary>Its name in the log, in kebab case.</summary>
    static abstract string Name { get; }

    /// <summary>When it looks, by the clock in Warsaw: five fields of cron (minute, hour, day, month, weekday with 0 = Sunday).</summary>
    static abstract string Schedule { get; }

    /// <returns>What was done, counted, for the log and without personal data; null when there was nothing to do.</returns>
    Task<string?> RunAsync(CancellationToken cancellation);
}

/// <summary>A job as the hosts and the log know it.</summary>
/// <param name="Name">Unique.</param>
/// <param name="Schedule">Five fields of cron, by the clock in Warsaw.</param>
/// <param name="Type">Created for each run, in a scope of its own.</param>
public sealed record JobDescription(string Name, string Schedule, Type Type);
