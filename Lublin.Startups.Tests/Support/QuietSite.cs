using Lublin.Startups.Web.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Lublin.Startups.Tests.Support;

/// <summary>A site in which nothing happens by itself: jobs and delivery are run by the test.</summary>
public static class QuietSite
{
    public static void Adjust(IServiceCollection services)
    {
        foreach (var host in services.Where(service => service.ServiceType == typeof(IHostedService)
            && (service.ImplementationType == typeof(MailRoom) || service.ImplementationType?.Namespace?.StartsWith("Lublin.Startups.Web.Jobs.", StringComparison.Ordinal) == true)).ToList())
        {
            services.Remove(host);
        }
    }
}
