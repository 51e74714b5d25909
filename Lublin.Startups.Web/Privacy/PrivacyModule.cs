using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Privacy;

public static class PrivacyModule
{
    /// <summary>The legal texts, filled from the settings sections <c>Privacy</c> and <c>Site</c>.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddOptions<PrivacyOptions>()
            .BindConfiguration(PrivacyOptions.Section)
            .Configure<IConfiguration>((options, settings) => options.SiteUrl = WebAddress(settings["Site:PublicUrl"]));
        return services.FollowOffice<PrivacyOptions>(PrivacyOptions.Section)
            .AddSingleton<LegalTexts>().AddSingleton<IKept>(provider => provider.GetRequiredService<LegalTexts>())
            .AddScoped<LegalDesk>().AddSingleton<OfficeDefaults>().AddSingleton<OfficeNow>().AddScoped<SettingsDesk>();
    }

    private static Uri? WebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http")
            ? address
            : null;
}
