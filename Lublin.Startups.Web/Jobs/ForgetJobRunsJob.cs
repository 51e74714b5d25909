namespace Lublin.Startups.Web.Jobs;

/// <summary>Keeps the log of job runs from growing.</summary>
public sealed class ForgetJobRunsJob(JobLog log) : IJob
{
    public static string Name => "forget-job-runs";
    public static string Schedule => "40 3 * * *";

    public async Task<string?> RunAsync(CancellationToken cancellation) =>
        await log.ForgetAsync(cancellation) is > 0 and var runs ? $"runs: {runs}" : null;
}
