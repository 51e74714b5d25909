using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Reminders.Jobs;

namespace Lublin.Startups.Web.Reminders;

public static class RemindersModule
{
    public static IServiceCollection AddReminders(this IServiceCollection services) =>
        services.AddSingleton<ReminderOutbox>().AddScoped<ReminderDesk>()
            .AddJob<PutRemindersJob>();
}
