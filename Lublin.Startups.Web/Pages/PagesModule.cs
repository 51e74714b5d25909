using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages.Accelerators;
using Lublin.Startups.Web.Pages.Cache;
using Lublin.Startups.Web.Pages.Errors;
using Lublin.Startups.Web.Pages.Lectures;
using Lublin.Startups.Web.Pages.Offers;
using Lublin.Startups.Web.Pages.Office;
using Lublin.Startups.Web.Pages.Office.Asking;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Pages.Office.Histories;
using Lublin.Startups.Web.Pages.Office.Mailroom;
using Lublin.Startups.Web.Pages.Office.People;
using Lublin.Startups.Web.Pages.Office.PhoneCalls;
using Lublin.Startups.Web.Pages.Office.Timetable.Files;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Telemetry;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Pages;

public static class PagesModule
{
    public static IServiceCollection AddPages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Drafts>().AddSingleton<KeptAnswers>().AddSingleton<PageCache>().AddSingleton<EventData>().AddSingleton<CatalogueRows>();
        services.AddSingleton<SiteFieldWords>().AddSingleton<OfficeFieldWords>();
        services.AddSingleton<AfterAnswer>().AddHostedService(provider => provider.GetRequiredService<AfterAnswer>());
        services.AddScoped<Feeds>().AddScoped<ObservatoryFeeds>().AddSingleton<SealedSearch>().AddScoped<HistoryBook>().AddScoped<LetterView>().AddScoped<CallList>().AddScoped<MailPromise>().AddScoped<PeopleSheet>().AddScoped<FarDays>()
            .AddScoped<LectureSheet>().AddSingleton<SealedRows>().AddScoped<ImportConflictWords>();
        services.AddSingleton<IConfigureOptions<MvcOptions>, BindingWords>();
        services.AddOptions<PagesOptions>().BindConfiguration("Pages");
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "formularz";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // Strict, it would not come along from a mail's link, and the new one made then would spoil the forms that are open already.
            options.Cookie.SameSite = SameSiteMode.Lax;
        });
        services.AddRazorPages(options =>
            {
                options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
                options.Conventions.OpenToEverybody();
                options.Conventions.RouteByKind();
                options.Conventions.AskQuestions();
            })
            .AddMvcOptions(options =>
            {
                // What the address says is not for a field to say otherwise.
                var route = options.ValueProviderFactories.OfType<RouteValueProviderFactory>().Single();
                options.ValueProviderFactories.Remove(route);
                options.ValueProviderFactories.Insert(0, route);
                options.Filters.Add<Methods.NoForm>();
                options.Filters.Add<FormToken>();
                options.Filters.Add<ComesAgain>();
                options.Filters.Add<StoreAway>();
            });
        return services.AddHealth().AddLimits(configuration);
    }

    /// <summary>What a request passes through, in order.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseTelemetry();
        app.UseOwnHost();
        app.UseForwardedHeaders();
        // Kept pages pass nothing else; an error page, which starts the answer again, comes by it again.
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        var cache = app.Services.GetRequiredService<PageCache>();
        app.Use(cache.ServeAsync);
        app.UseLanguages();
        app.UseErrorPages();
        // Behind the error pages, which start the answer again and come through here again.
        app.UseSecurityHeaders(coded: [.. LinkPaths.All.Select(path => new PathString(path)), PasswordLink.Path], personal: [Links.Office.Root, AccountLinks.Root, SchoolLinks.Desk]);
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseHashedFiles();
        app.UsePolishOffice();
        app.UseRouting();
        app.Use(app.Services.GetRequiredService<Limits>().LetThroughAsync);
        app.Use(Methods.RefuseOthersAsync);
        app.Use(FormReading.ReadAsync);
        // The framework would put both before everything, and kept pages would pay for looking up the reader's account.
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(cache.FillAsync);
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapCrawlers();
        app.MapHealth();
        app.MapJobDashboard(Rights.Admin, Links.Office.JobDashboard, back: Links.Office.Jobs);
        CalendarDownload.Map(app);
        Feeds.Map(app);
        ObservatoryFeeds.Map(app);
        FindAll(app);
    }

    // Left to itself the server finds its pages when it begins to listen.
    private static void FindAll(IEndpointRouteBuilder app)
    {
        foreach (var source in app.DataSources)
            _ = source.Endpoints;
    }
}
