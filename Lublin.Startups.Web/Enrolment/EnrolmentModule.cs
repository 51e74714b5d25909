namespace Lublin.Startups.Web.Enrolment;

public static class EnrolmentModule
{
    public static IServiceCollection AddEnrolment(this IServiceCollection services)
    {
        services.AddSingleton<SignUpWriter>().AddHostedService(provider => provider.GetRequiredService<SignUpWriter>());
        return services.AddScoped<RosterBook>().AddScoped<EnrolmentDesk>().AddScoped<EditionDesk>().AddScoped<LinkDesk>().AddSingleton<EditionCalendar>();
    }
}
