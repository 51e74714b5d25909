namespace Lublin.Startups.Web.Programmes;

public static class ProgrammesModule
{
    public static IServiceCollection AddProgrammes(this IServiceCollection services) => services.AddSingleton<EditionAddresses>().AddScoped<ProgrammeDesk>().AddScoped<PlaceDesk>().AddScoped<PreviewLinks>();
}
