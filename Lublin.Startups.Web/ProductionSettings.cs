using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web;

/// <summary>What a public site may not start without.</summary>
public static class ProductionSettings
{
    private const int ShortestSecret = 32;

    private static readonly string[] Mandatory =
        ["Site:PublicUrl", "Mail:Host", "Mail:From", "Links:Secret", "Privacy:Controller", "Privacy:ControllerAddress", "Privacy:DpoEmail", .. Languages.All.Select(language => $"Privacy:Retention:{language.Code}")];

    /// <exception cref="StartException">In Production, a mandatory setting is missing; each is named as an environment variable.</exception>
    public static void Demand(IConfiguration configuration, IHostEnvironment environment)
    {
        if (!environment.IsProduction())
            return;
        var missing = Mandatory.Where(key => string.IsNullOrWhiteSpace(configuration[key])).Select(key => key.Replace(":", "__", StringComparison.Ordinal)).ToList();
        if (missing.Count > 0)
            throw new StartException($"These settings are missing: {string.Join(", ", missing)}. Set them as environment variables or in appsettings.json; appsettings.Example.json explains each.");
        if (configuration["Links:Secret"]!.Length < ShortestSecret)
            throw new StartException($"Links__Secret is too short: use at least {ShortestSecret} random characters.");
        if (!Uri.TryCreate(configuration["Site:PublicUrl"], UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw new StartException("Site__PublicUrl must be a whole address, such as https://programy.lublin.example.");
    }
}
