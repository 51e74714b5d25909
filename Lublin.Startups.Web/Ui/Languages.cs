using System.Globalization;

namespace Lublin.Startups.Web.Ui;

/// <summary>A language of the site.</summary>
/// <param name="Code">Two letters, as in the lang attribute.</param>
/// <param name="NativeName">What the language calls itself.</param>
/// <param name="ShortLabel">What the switch shows.</param>
/// <param name="PathPrefix">First segment of addresses with its slash; empty for Polish.</param>
/// <param name="Culture">For dates, numbers and texts.</param>
public sealed record Language(string Code, string NativeName, string ShortLabel, string PathPrefix, CultureInfo Culture);

/// <summary>What a request asked for before the language was cut off its address.</summary>
/// <param name="Language">The language of the answer.</param>
/// <param name="RootBase">Path base without the language: where files and all languages live.</param>
/// <param name="Path">The page's own path, the same in every language.</param>
/// <param name="Query">With its question mark, or empty.</param>
public sealed record RequestLanguage(Language Language, PathString RootBase, PathString Path, QueryString Query)
{
    /// <summary>The same page in another language: path and query, escaped.</summary>
    public string In(Language other) => PathIn(other) + Query.ToUriComponent();

    /// <summary>The same page in another language: path alone, escaped. One slash begins it: two would name another host.</summary>
    public string PathIn(Language other) => RootBase.Add(other.PathPrefix).Add("/" + Path.Value?.TrimStart('/')).ToUriComponent();
}

/// <summary>The three languages, and the middleware that reads them off the address.</summary>
public static class Languages
{
    /// <summary>The default: its addresses have no prefix.</summary>
    public static Language Polish { get; } = new("pl", "Polski", "PL", "", CultureInfo.GetCultureInfo("pl-PL"));

    /// <summary>Under /en.</summary>
    public static Language English { get; } = new("en", "English", "EN", "/en", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>Under /uk.</summary>
    public static Language Ukrainian { get; } = new("uk", "Українська", "УКР", "/uk", CultureInfo.GetCultureInfo("uk-UA"));

    /// <summary>In the order of the switch.</summary>
    public static IReadOnlyList<Language> All { get; } = [Polish, English, Ukrainian];

    /// <summary>The language of the current UI culture; Polish for a culture that is not ours.</summary>
    public static Language Current => Of(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    /// <summary>The language with this two-letter code; Polish for a code that is not ours, such as one kept from an older version.</summary>
    public static Language Of(string? code) => All.FirstOrDefault(language => string.Equals(language.Code, code, StringComparison.Ordinal)) ?? Polish;

    /// <summary>What this request asked for.</summary>
    public static RequestLanguage Language(this HttpContext context) =>
        context.Features.Get<RequestLanguage>()
        ?? new(Current, context.Request.PathBase, context.Request.Path, context.Request.QueryString);

    /// <summary>
    /// Moves a leading /en or /uk from the path to the path base and sets the culture. Stands before routing and before
    /// the middleware of error pages, so that an error page keeps the language of the page that failed.
    /// </summary>
    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        var rootBase = request.PathBase;
        var language = Polish;
        foreach (var candidate in All.Where(each => each.PathPrefix.Length > 0))
        {
            if (!request.Path.StartsWithSegments(candidate.PathPrefix, StringComparison.Ordinal, out var rest)) continue;
            language = candidate;
            request.PathBase = rootBase.Add(candidate.PathPrefix);
            request.Path = rest.HasValue ? rest : "/";
            break;
        }

        CultureInfo.CurrentCulture = language.Culture;
        CultureInfo.CurrentUICulture = language.Culture;
        context.Features.Set(new RequestLanguage(language, rootBase, request.Path, request.QueryString));
        return next(context);
    });
}
