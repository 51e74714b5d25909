using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Jobs;

/// <summary>Wakes the delivery for what falls due by the clock: reminders, and mails to be tried again.</summary>
public sealed class DeliverMailJob(OutboxSignal signal) : IJob
{
    public static string Name => "deliver-mail";
    public static string Schedule => "* * * * *";

    public Task<string?> RunAsync(CancellationToken cancellation)
    {
        signal.Wake();
        return Task.FromResult<string?>(null);
    }
}
