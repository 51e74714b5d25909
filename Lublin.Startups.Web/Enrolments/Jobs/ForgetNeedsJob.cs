using Lublin.Startups.Web.Jobs;

namespace Lublin.Startups.Web.Enrolments.Jobs;

/// <summary>Deletes needs 30 days after the last session.</summary>
public sealed class ForgetNeedsJob(NeedsDesk desk) : IJob
{
    public static string Name => "forget-needs";
    public static string Schedule => "20 3 * * *";

    public async Task<string?> RunAsync(CancellationToken cancellation) =>
        await desk.ForgetAsync() is > 0 and var enrolments ? $"enrolments: {enrolments}" : null;
}
