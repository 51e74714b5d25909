using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;

namespace Lublin.Startups.Web.Ui;

/// <summary>The house kit: languages, texts, fields, small components.</summary>
public static class UiModule
{
    /// <summary>Registers texts, the site's own facts, and readable Polish and Ukrainian letters in the markup.</summary>
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddOptions<SiteOptions>().BindConfiguration("Site").ValidateDataAnnotations().ValidateOnStart();
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return services;
    }
}
