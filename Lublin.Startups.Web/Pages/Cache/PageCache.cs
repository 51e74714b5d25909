using System.Collections.Concurrent;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Pages.Cache;

/// <summary>
/// Keeps finished public pages whole (docs/adr/0005). A kept page is served while no write has raised the data's number and until the next moment at which
/// what it shows changes by the clock. Only pages marked <see cref="CachedPageAttribute"/> that set no cookie are kept, so that nothing of one visitor
/// reaches the next.
/// </summary>
public sealed class PageCache(DataVersion version, TimeProvider clock, IOptions<PagesOptions> options, IOptionsMonitor<SiteOptions> site)
{
    private const int Most = 1000;
    private const int LongestQuery = 200;

    // Only while no public address is set does a page name the host that was asked.
    private readonly bool namesHost = site.CurrentValue.PublicUrl is null;
    private readonly ConcurrentDictionary<PageKey, KeptPage> kept = new();
    private readonly ConcurrentDictionary<(PageKey Key, long Version), Lazy<Task<KeptPage?>>> underWay = new();

    /// <summary>Stands first: a kept page passes nothing else.</summary>
    public Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        if (!options.Value.Cache || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
            return next(context);
        var key = PageKey.Of(context.Request, namesHost);
        if (kept.TryGetValue(key, out var page) && page.IsGoodAt(version.Current, clock.GetUtcNow()))
            return page.AnswerAsync(context);
        context.Features.Set(new PageRequest(key));
        return next(context);
    }

    /// <summary>Stands after routing: makes a page that is to be kept, once for all requests waiting for it.</summary>
    public async Task FillAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<PageRequest>() is not { Key: var key } || context.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>() is not { } page
            || HttpMethods.IsHead(context.Request.Method) || !IsNamed(context.Request.Query, page))
        {
            await next(context);
            return;
        }

        var made = version.Current;
        var making = new Lazy<Task<KeptPage?>>(() => MakeAsync(context, next, key, made));
        var mine = underWay.GetOrAdd((key, made), making);
        var answer = await mine.Value;
        if (answer is not null)
            await answer.AnswerAsync(context);
        else if (mine != making)
            await next(context);
    }

    /// <summary>Makes the page; null when it cannot be kept, and then it has been answered to this visitor alone.</summary>
    private async Task<KeptPage?> MakeAsync(HttpContext context, RequestDelegate next, PageKey key, long made)
    {
        try
        {
            // Since this visitor looked, another may have finished it.
            if (kept.TryGetValue(key, out var justMade) && justMade.IsGoodAt(made, clock.GetUtcNow()))
                return justMade;
            var (response, from) = (context.Response, clock.GetUtcNow());
            var outward = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
            using var body = new MemoryStream();
            context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
            try
            {
                await next(context);
                await response.BodyWriter.FlushAsync();
            }
            finally
            {
                context.Features.Set(outward);
            }

            if (!CanBeKept(response) || PageLife.Of(context).Ends is not { } until)
            {
                // Nothing is written for a bare status, so that an error page can still be made of it.
                if (body.Length > 0)
                    await outward.Stream.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length));
                return null;
            }

            var page = new KeptPage(response.Headers, body.ToArray(), made, from, until);
            if (kept.Count >= Most)
                kept.Clear();
            return kept[key] = page;
        }
        finally
        {
            underWay.TryRemove((key, made), out _);
        }
    }

    private static bool CanBeKept(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK
        && response.Headers.SetCookie.Count == 0
        && !response.Headers.CacheControl.Any(value => value is not null && (value.Contains("no-store", StringComparison.Ordinal) || value.Contains("private", StringComparison.Ordinal)));

    private static bool IsNamed(IQueryCollection query, CachedPageAttribute page) =>
        query.Count == 0 || query.Sum(parameter => parameter.Key.Length + parameter.Value.ToString().Length) <= LongestQuery
        && query.Keys.All(name => page.Query.Contains(name, StringComparer.Ordinal));

    private readonly record struct PageKey(string Host, string Path, string Query)
    {
        public static PageKey Of(HttpRequest request, bool namesHost) => new(namesHost ? request.Host.Value ?? "" : "", request.Path.Value ?? "", request.QueryString.Value ?? "");
    }

    private sealed record PageRequest(PageKey Key);
}

/// <summary>Settings of the section <c>Pages</c>.</summary>
public sealed class PagesOptions
{
    /// <summary>Whether finished public pages are kept.</summary>
    public bool Cache { get; set; } = true;
}
