using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Programmes;

public static class ProgrammesModule
{
    public static IServiceCollection AddProgrammes(this IServiceCollection services) => services
        .AddSingleton<EditionAddresses>().AddSingleton<IKept>(provider => provider.GetRequiredService<EditionAddresses>())
        .AddScoped<ProgrammeDesk>().AddScoped<PlaceDesk>().AddScoped<PreviewLinks>().AddScoped<PlanningBook>().AddScoped<DayOffDesk>().AddScoped<IBaseData, DaysOffSeed>();
}
