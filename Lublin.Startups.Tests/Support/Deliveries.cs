using Lublin.Startups.Web.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Support;

public static class Deliveries
{
    /// <summary>Delivers what is due over all connections, as the mail room does, until nothing is due or the server is away.</summary>
    public static Task DeliverAsync(this IServiceProvider services)
    {
        var delivery = services.GetRequiredService<Delivery>();
        return Task.WhenAll(Enumerable.Range(0, services.GetRequiredService<DeliveryPost>().Connections).Select(_ => delivery.WorkAsync(() => { }, CancellationToken.None)));
    }
}
