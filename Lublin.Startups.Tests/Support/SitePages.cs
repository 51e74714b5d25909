using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Support;

/// <summary>One address of the running application, with all that it reads of a request.</summary>
/// <param name="Route">As the page declares it.</param>
/// <param name="Query">What it reads of the query.</param>
/// <param name="Fields">What its forms hold.</param>
/// <param name="Posts">The query of each form that it takes: empty, or its handler.</param>
public sealed partial record SitePageMap(RoutePattern Route, IReadOnlyList<string> Query, IReadOnlyList<string> Fields, IReadOnlyList<string> Posts)
{
    /// <summary>The address with these values, escaped as they are to stand in it.</summary>
    public string With(Func<string, string> value) => "/" + string.Join('/', Route.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => parameter.ParameterPolicies.Select(policy => FirstWord().Match(policy.Content ?? "")).FirstOrDefault(match => match.Success)?.Groups["word"].Value ?? value(parameter.Name),
        _ => "",
    }))));

    /// <summary>Every page of a site, and every other address that takes values.</summary>
    public static async Task<IReadOnlyList<SitePageMap>> OfAsync(TestSite site)
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        List<SitePageMap> pages = [];
        foreach (var endpoint in site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().DistinctBy(endpoint => endpoint.RoutePattern.RawText, StringComparer.Ordinal))
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } known)
            {
                if (endpoint.RoutePattern.Parameters.Count > 0)
                    pages.Add(new(endpoint.RoutePattern, [], [], []));
                continue;
            }

            var page = await loader.LoadAsync(known, EndpointMetadataCollection.Empty);
            var values = page.BoundProperties.Cast<PageBoundPropertyDescriptor>().Select(value => (value.Name, value.ParameterType, value.BindingInfo))
                .Concat(page.HandlerMethods.SelectMany(handler => handler.Parameters).Select(value => (value.Name, value.ParameterType, value.BindingInfo)))
                .Where(value => value.BindingInfo?.BindingSource is not { } source || source.IsFromRequest && source != BindingSource.Path).ToList();
            pages.Add(new(
                endpoint.RoutePattern,
                [.. values.Where(value => value.BindingInfo?.BindingSource != BindingSource.Form).SelectMany(value => Names(value.BindingInfo?.BinderModelName ?? value.Name, value.ParameterType)).Distinct(StringComparer.Ordinal)],
                [.. values.Where(value => value.BindingInfo?.BindingSource != BindingSource.Query).SelectMany(value => Names(value.BindingInfo?.BinderModelName ?? value.Name, value.ParameterType)).Distinct(StringComparer.Ordinal)],
                [.. page.HandlerMethods.Where(handler => handler.HttpMethod is "Post" or "POST").Select(handler => handler.Name is { } name ? $"?handler={name}" : "")]));
        }

        return pages;
    }

    private static IEnumerable<string> Names(string name, Type type) =>
        type.Namespace?.StartsWith("Lublin", StringComparison.Ordinal) != true || type.IsEnum ? [name]
        : type.GetProperties().Where(property => property.CanWrite).SelectMany(property => Names($"{name}.{property.Name}", property.PropertyType));

    // regex(^(link|zamknij)$)
    [GeneratedRegex(@"^regex\(\^\(?(?<word>[a-z-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstWord();
}
