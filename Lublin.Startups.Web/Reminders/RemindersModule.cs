namespace Lublin.Startups.Web.Reminders;

public static class RemindersModule
{
    public static IServiceCollection AddReminders(this IServiceCollection services) =>
        services.AddScoped<ReminderAudiences>().AddSingleton<ReminderOutbox>().AddScoped<ReminderDesk>();
}
