using Hangfire;
using Hangfire.InMemory;
using Hangfire.Logging;
using Hangfire.PostgreSql;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;
using Npgsql;

namespace Lublin.Startups.Web.Jobs;

/// <summary>
/// Where Hangfire keeps its ticks: in a schema of its own in PostgreSQL, and in memory beside the embedded database. It is opened when it is first asked,
/// and leaves the time to the application's clock.
/// </summary>
internal sealed class HangfireStorage : JobStorage, IDisposable
{
    // What an instance that was killed held is free again after so long. Either may be lost while its holder lives: the runner takes each tick once.
    // An instance that starts waits 15 seconds for a lock.
    private static readonly TimeSpan LockHeld = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TickHeld = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly Lazy<JobStorage> inner;

    /// <param name="source">PostgreSQL; null beside the embedded database.</param>
    public HangfireStorage(NpgsqlDataSource? source)
    {
        inner = new(() => source is null
            ? new InMemoryStorage()
            : new PostgreSqlStorage(new OwnConnections(source), new PostgreSqlStorageOptions { DistributedLockTimeout = LockHeld, InvisibilityTimeout = TickHeld, QueuePollInterval = Look }));
        JobExpirationTimeout = Kept;
    }

    public override bool LinearizableReads => inner.Value.LinearizableReads;

    // A storage that tells the time is asked before any clock that Hangfire is given.
    public override bool HasFeature(string featureId) =>
        !string.Equals(featureId, JobStorageFeatures.Connection.GetUtcDateTime, StringComparison.OrdinalIgnoreCase) && inner.Value.HasFeature(featureId);

    public override IMonitoringApi GetMonitoringApi() => inner.Value.GetMonitoringApi();

    public override IStorageConnection GetConnection() => inner.Value.GetConnection();

    public override IStorageConnection GetReadOnlyConnection() => inner.Value.GetReadOnlyConnection();

#pragma warning disable CS0618, CS0672 // What PostgreSQL's storage has to do beside the server still stands here.
    public override IEnumerable<IServerComponent> GetComponents() => inner.Value.GetComponents();
#pragma warning restore CS0618, CS0672

    public override IEnumerable<IBackgroundProcess> GetServerRequiredProcesses() => inner.Value.GetServerRequiredProcesses();

    public override IEnumerable<IBackgroundProcess> GetStorageWideProcesses() => inner.Value.GetStorageWideProcesses();

    public override IEnumerable<IStateHandler> GetStateHandlers() => inner.Value.GetStateHandlers();

    public override void WriteOptionsToLog(ILog logger) => inner.Value.WriteOptionsToLog(logger);

    public override string? ToString() => inner.Value.ToString();

    public void Dispose()
    {
        if (inner.IsValueCreated)
            (inner.Value as IDisposable)?.Dispose();
    }

    private sealed class OwnConnections(NpgsqlDataSource source) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => source.CreateConnection();
    }
}
