using Lublin.Startups.Web.Accelerators.Jobs;
using Lublin.Startups.Web.Jobs;

namespace Lublin.Startups.Web.Accelerators;

public static class AcceleratorsModule
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddAccelerators(this IServiceCollection services) => services.AddObservatory();

    private static IServiceCollection AddObservatory(this IServiceCollection services)
    {
        services.AddHttpClient(LinkCheck.Client, client =>
        {
            client.Timeout = Patience;
            client.DefaultRequestHeaders.UserAgent.ParseAdd("LublinStartups/1.0");
        });
        return services.AddScoped<ObservatoryDesk>().AddScoped<LinkCheck>().AddJob<CheckLinksJob>();
    }
}
