using Lublin.Startups.Web.Jobs;

namespace Lublin.Startups.Web.Enrolments.Jobs;

/// <summary>Writes down the offers that ended and offers their seats to the next in line.</summary>
public sealed class EndOffersJob(OfferDesk desk) : IJob
{
    public static string Name => "end-offers";
    public static string Schedule => "* * * * *";

    public async Task<string?> RunAsync(CancellationToken cancellation) =>
        await desk.EndAsync() is > 0 and var editions ? $"editions: {editions}" : null;
}
