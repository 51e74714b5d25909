namespace Lublin.Startups.Web.Mail;

public static class MailModule
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LinkOptions>().Bind(configuration.GetSection("Links"));
        services.AddWebEncoders();
        return services.AddSingleton<OutboxSignal>().AddSingleton<PersonalLink>().AddSingleton<LetterRenderer>();
    }
}
