using Lublin.Startups.Web.Jobs;

namespace Lublin.Startups.Web.Kids.Jobs;

/// <inheritdoc cref="OfferReminders"/>
public sealed class RemindOffersJob(OfferReminders reminders) : IJob
{
    public static string Name => "remind-offers";
    public static string Schedule => "*/5 * * * *";

    public async Task<string?> RunAsync(CancellationToken cancellation) => await reminders.PutAsync() is > 0 and var groups ? $"groups: {groups}" : null;
}
