using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Kids.Jobs;
using Lublin.Startups.Web.Kids.Mails;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Kids;

/// <summary>The order of a call: offers to schools, the letters about it, what staff do with it, its protocols.</summary>
internal static class OrderModule
{
    public static IServiceCollection AddOrder(this IServiceCollection services)
    {
        services.AddSingleton<IRosterTeller, GroupNews>().AddSingleton<ISubjects, GroupSubjects>().AddSingleton<IMailTopic, OrderTopic>().AddSingleton<IUndelivered, UndeliveredOrder>();
        services.AddScoped<OfferReminders>().AddJob<RemindOffersJob>().AddScoped<OrderDesk>().AddScoped<ProtocolDesk>().AddScoped<OrderPaper>();
        foreach (var kind in OrderMails.Kinds)
            services.AddScoped<ILetter>(provider => ActivatorUtilities.CreateInstance<OrderLetter>(provider, kind));
        return services;
    }
}
