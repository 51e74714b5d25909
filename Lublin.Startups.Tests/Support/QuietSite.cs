using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Lublin.Startups.Tests.Support;

/// <summary>A site in which nothing happens by itself: jobs and delivery are run by the test.</summary>
public static class QuietSite
{
    public static void Adjust(IServiceCollection services) => Remove<ClockWatch>(Remove<MailRoom>(services.WithoutJobHost()));

    /// <summary>Nothing runs by the clock; jobs can be run by hand, and the dashboard opens its storage only when it is asked for.</summary>
    public static IServiceCollection WithoutJobHost(this IServiceCollection services) => Remove<HangfireHost>(services);

    private static IServiceCollection Remove<T>(IServiceCollection services)
    {
        services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(T)));
        return services;
    }
}
