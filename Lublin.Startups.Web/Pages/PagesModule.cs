using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Pages;

public static class PagesModule
{
    public static IServiceCollection AddPages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRazorPages();
        return services;
    }

    /// <summary>What a request passes through, in order.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseLanguages();
        app.UseHashedFiles();
        app.UseRouting();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
    }
}
