using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Jobs;

namespace Lublin.Startups.Web.Reminders.Jobs;

/// <summary>Puts the reminders that are due: mails into the outbox, calls onto the list of calls.</summary>
public sealed class PutRemindersJob(ReminderDesk desk, StartupsDb db) : IJob
{
    public static string Name => "put-reminders";
    public static string Schedule => "* * * * *";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        await StandingConnection.OpenAsync(db);
        var put = await desk.PutDueAsync(cancellation);
        return (put.Mails, put.Calls) switch
        {
            (0, 0) => null,
            (_, 0) => $"mails: {put.Mails}",
            (0, _) => $"calls: {put.Calls}",
            _ => $"mails: {put.Mails}, calls: {put.Calls}",
        };
    }
}
