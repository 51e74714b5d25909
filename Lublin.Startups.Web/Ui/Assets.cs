using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.FileProviders;

namespace Lublin.Startups.Web.Ui;

/// <summary>Addresses of the files under wwwroot.</summary>
public static class Assets
{
    private const string Hashed = "/dist/hashed";
    private const string TextFont = "atkinson-hyperlegible-next-latin-wght-normal-";
    private static string? textFont;

    /// <summary>The fingerprinted address of a file, without the language's prefix: every language shares one cached copy.</summary>
    /// <param name="url">The page's address maker.</param>
    /// <param name="path">Below wwwroot, without a leading slash: "dist/main.css".</param>
    public static string Asset(this IUrlHelper url, string path)
    {
        var context = url.ActionContext.HttpContext;
        var files = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{context.Language().RootBase}/{files?[path] ?? path}";
    }

    /// <summary>The one font worth asking for early, named by the style sheet with its hash; null while the front end is not built.</summary>
    public static string? TextFontUrl(this IUrlHelper url)
    {
        var context = url.ActionContext.HttpContext;
        textFont ??= FindTextFont(context.RequestServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider);
        return textFont is null ? null : $"{context.Language().RootBase}{Hashed}/{textFont}";
    }

    /// <summary>Files whose name carries a hash of their content never change: browsers may keep them for a year.</summary>
    public static IApplicationBuilder UseHashedFiles(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(Hashed, StringComparison.Ordinal))
            context.Response.OnStarting(KeepForAYear, context.Response);
        return next(context);
    });

    // Looked for once: reading a folder for every page costs more than the rest of the page.
    private static string? FindTextFont(IFileProvider files) =>
        files.GetDirectoryContents(Hashed).Select(file => file.Name).FirstOrDefault(name => name.StartsWith(TextFont, StringComparison.Ordinal));

    private static Task KeepForAYear(object state)
    {
        var response = (HttpResponse)state;
        if (response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status206PartialContent or StatusCodes.Status304NotModified)
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Task.CompletedTask;
    }
}
