using Lublin.Startups.Web.Data.Backups;

namespace Lublin.Startups.Web.Jobs;

/// <summary>Copies the embedded database every night, when there is a folder for it.</summary>
public sealed class BackupJob(NightlyBackup nightly, TimeProvider clock) : IJob
{
    public static string Name => "backup";
    public static string Schedule => "5 3 * * *";

    public Task<string?> RunAsync(CancellationToken cancellation) => nightly.RunAsync(clock.GetUtcNow(), cancellation);
}
