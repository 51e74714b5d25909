namespace Lublin.Startups.Web.Privacy;

public static class PrivacyModule
{
    /// <summary>The legal texts, filled from the settings sections <c>Privacy</c> and <c>Site</c>.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddOptions<PrivacyOptions>()
            .BindConfiguration(PrivacyOptions.Section)
            .Configure<IConfiguration>((options, settings) => options.SiteUrl = WebAddress(settings["Site:PublicUrl"]));
        return services.AddSingleton<LegalTexts>();
    }

    private static Uri? WebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http")
            ? address
            : null;
}
