using System.Diagnostics;
using System.Diagnostics.Metrics;
using Lublin.Startups.Web.Telemetry;

namespace Lublin.Startups.Web.Jobs;

/// <summary>What is worth watching of the jobs: whether they fail, and how long they take.</summary>
internal static class JobFigures
{
    private static readonly Histogram<double> Duration = Figures.Duration("startups.jobs.duration", "How long runs of jobs took, by job and by how they ended");

    public static void Note(JobDescription job, TimeSpan took, string? failure, Activity? span)
    {
        Duration.Record(took.TotalSeconds, new("job", job.Name), new KeyValuePair<string, object?>("outcome", failure is null ? "ok" : "failed"));
        if (failure is not null)
            span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", failure);
    }
}
