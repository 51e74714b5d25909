using Lublin.Startups.Web.Jobs;

namespace Lublin.Startups.Web.Accelerators.Jobs;

/// <inheritdoc cref="LinkCheck"/>
public sealed class CheckLinksJob(LinkCheck check) : IJob
{
    public static string Name => "check-links";
    public static string Schedule => "20 6 * * 1";

    public async Task<string?> RunAsync(CancellationToken cancellation) => await check.RunAsync(cancellation) is > 0 and var links ? $"links: {links}" : null;
}
