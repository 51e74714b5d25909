namespace Lublin.Startups.Web.Kids;

public static class KidsModule
{
    public static IServiceCollection AddKids(this IServiceCollection services) => services
        .AddScoped<SchoolDoor>();
}
