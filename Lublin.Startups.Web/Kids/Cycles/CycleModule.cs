using Lublin.Startups.Web.Kids.Mails.Cycles;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Kids.Cycles;

/// <summary>The meetings of groups: made, told, changed.</summary>
public static class CycleModule
{
    public static IServiceCollection AddCycles(this IServiceCollection services)
    {
        services.AddScoped<CycleDesk>().AddScoped<MeetingChangeDesk>().AddSingleton<LettersAhead>().AddScoped<TemplateDesk>().AddScoped<EscortDesk>().AddScoped<CyclePaper>().AddSingleton<IMailTopic, CycleTopic>().AddSingleton<IUndelivered, UndeliveredCycles>();
        foreach (var kind in CycleMails.Kinds)
            services.AddScoped<ILetter>(provider => ActivatorUtilities.CreateInstance<CycleLetter>(provider, kind));
        return services;
    }
}
