using Lublin.Startups.Web.Jobs;

namespace Lublin.Startups.Web.Kids.Jobs;

/// <inheritdoc cref="SeasonDigest"/>
public sealed class SeasonDigestJob(SeasonDigest digest) : IJob
{
    public static string Name => "season-digest";
    public static string Schedule => "30 7 * * 1-5";

    public async Task<string?> RunAsync(CancellationToken cancellation) => await digest.PutAsync() ? "mails: 1" : null;
}
