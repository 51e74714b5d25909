using Lublin.Startups.Web.Kids.Placing;

namespace Lublin.Startups.Web.Kids;

public static class KidsModule
{
    public static IServiceCollection AddKids(this IServiceCollection services) => services
        .AddScoped<SchoolDoor>()
        .AddScoped<PlacingDesk>();
}
