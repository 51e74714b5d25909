using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Mail;

public static class MailModule
{
    /// <summary>Outbox, delivery and personal links.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<LinkOptions>().Bind(configuration.GetSection("Links"));
        services.AddOptions<MailOptions>().Bind(configuration.GetSection("Mail")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>>(new MailOptionsCheck(environment));
        services.AddSingleton<OutboxSignal>().AddSingleton<OutboxWriter>().AddSingleton<PersonalLink>().AddScoped<LetterRenderer>().AddScoped<LetterPaper>().AddScoped<SubjectBook>();
        services.AddWebEncoders();
        services.AddSingleton(OpenPost).AddMailFigures();
        services.AddScoped<Outbox>().AddScoped<LetterBuilder>().AddScoped<MailDesk>().AddScoped<MailNeighbours>().AddSingleton<DeliveryDesk>().AddSingleton<IClockFollower>(provider => provider.GetRequiredService<DeliveryDesk>()).AddSingleton<DeliveryPause>().AddSingleton<MailStops>().AddSingleton<IKept>(provider => provider.GetRequiredService<MailStops>()).AddSingleton<DeliveryPost>().AddSingleton<Delivery>();
        return services.AddHostedService<MailRoom>();
    }

    private static Func<ISmtpPost> OpenPost(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<MailOptions>>().Value;
        var (data, clock) = (provider.GetRequiredService<DataFolder>(), provider.GetRequiredService<TimeProvider>());
        var site = provider.GetRequiredService<IOptionsMonitor<SiteOptions>>();
        return options.IsSet ? () => new MailKitPost(options, site.CurrentValue.Email) : () => new EmlFolderPost(options, site.CurrentValue.Email, data, clock);
    }
}
