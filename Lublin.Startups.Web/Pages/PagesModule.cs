using Lublin.Startups.Web.Pages.Errors;
using Lublin.Startups.Web.Pages.Trainings;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Pages;

public static class PagesModule
{
    public static IServiceCollection AddPages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRazorPages();
        services.AddScoped<EditionCalendar>().AddSingleton<TrainingData>();
        return services;
    }

    /// <summary>What a request passes through, in order.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseLanguages();
        app.UseSecurityHeaders("/moje-zapisy");
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseErrorPages();
        app.UseHashedFiles();
        app.UseRouting();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapCrawlers();
        EditionCalendar.Map(app);
    }
}
