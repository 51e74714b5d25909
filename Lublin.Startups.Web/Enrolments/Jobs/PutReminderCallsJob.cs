using Lublin.Startups.Web.Jobs;

namespace Lublin.Startups.Web.Enrolments.Jobs;

/// <summary>Puts the calls that remind people to whom no letter goes.</summary>
public sealed class PutReminderCallsJob(PhoneCallDesk desk) : IJob
{
    public static string Name => "put-reminder-calls";
    public static string Schedule => "* * * * *";

    public async Task<string?> RunAsync(CancellationToken cancellation) =>
        await desk.PutRemindersAsync(cancellation) is > 0 and var calls ? $"calls: {calls}" : null;
}
