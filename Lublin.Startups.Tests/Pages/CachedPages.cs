using System.Reflection;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>Addresses of every page marked to be kept, read off the application itself, so that a new page is tested from its first day.</summary>
internal static class CachedPages
{
    /// <summary>What stands in for a part of an address.</summary>
    private static readonly Dictionary<string, string[]> Parts = new(StringComparer.Ordinal)
    {
        ["szkolenia/slug"] = ["ksef-bez-stresu"],
        ["wyklady/slug"] = [new LectureOffer().Slug],
        ["wyklady/number"] = ["1"],
        ["kind"] = ["regulamin", "prywatnosc", "dostepnosc", "pomoc"],
    };

    public static async Task<IReadOnlyList<string>> OfAsync(TestSite site)
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        List<string> addresses = [];
        foreach (var page in site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            if (compiled.ModelTypeInfo?.GetCustomAttribute<CachedPageAttribute>() is not null)
                addresses.AddRange(AddressesOf(page.AttributeRouteInfo!.Template!));
        }

        return [.. addresses.SelectMany(address => Languages.All.Select(language => language.PathPrefix + address)).Distinct(StringComparer.Ordinal)];
    }

    /// <exception cref="KeyNotFoundException">A new page's address has a part that nothing stands in for.</exception>
    private static IEnumerable<string> AddressesOf(string template)
    {
        IEnumerable<string> addresses = [""];
        foreach (var segment in template.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => !segment.EndsWith("?}", StringComparison.Ordinal)))
        {
            var values = segment[0] == '{' ? PartsOf(template, segment[1..].Split(':', '}')[0]) : [segment];
            addresses = [.. addresses.SelectMany(address => values.Select(value => $"{address}/{value}"))];
        }

        return addresses.Select(address => address.Length == 0 ? "/" : address);
    }

    // What an address holds depends on the section that it stands in.
    private static string[] PartsOf(string template, string part) => Parts.TryGetValue(part, out var values) ? values : Parts[$"{template.Split('/')[0]}/{part}"];
}
