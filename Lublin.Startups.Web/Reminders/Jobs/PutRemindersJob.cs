using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Jobs;

namespace Lublin.Startups.Web.Reminders.Jobs;

/// <summary>Puts the reminders that are due into the outbox.</summary>
public sealed class PutRemindersJob(ReminderDesk desk, StartupsDb db) : IJob
{
    public static string Name => "put-reminders";
    public static string Schedule => "* * * * *";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        await StandingConnection.OpenAsync(db);
        return await desk.PutDueAsync(cancellation) is > 0 and var mails ? $"mails: {mails}" : null;
    }
}
