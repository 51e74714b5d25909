using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>The public pages of programmes are written once, and stand under the address of every kind.</summary>
public static class OfferRoutes
{
    private const string Folder = "/Offers";
    private const string KindPart = "{kind}";
    private const string DatePart = "/{edition?}";

    /// <summary>Puts each kind's path where a page's template says <c>{kind}</c>; a list stands only under the kinds whose list it is.</summary>
    public static void RouteByKind(this PageConventionCollection pages) => pages.AddFolderRouteModelConvention(Folder, page =>
    {
        foreach (var written in page.Selectors.Where(selector => selector.AttributeRouteModel?.Template?.StartsWith(KindPart, StringComparison.Ordinal) == true).ToList())
        {
            page.Selectors.Remove(written);
            foreach (var kind in Kinds.All.Where(kind => kind.IsForPeople))
            {
                if (Template(written.AttributeRouteModel!.Template!, page.ViewEnginePath, kind) is { } template)
                    page.Selectors.Add(Selector(written, template, kind));
            }
        }
    });

    /// <summary>The kind under whose address this request stands.</summary>
    public static KindFacts Kind(this HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<KindFacts>() ?? throw new InvalidOperationException("This page stands under no kind.");

    private static string? Template(string written, string page, KindFacts kind) =>
        string.Equals(written, KindPart, StringComparison.Ordinal) && !string.Equals(page, kind.ListPage, StringComparison.Ordinal) ? null
        : (kind.HasDatePages ? written : written.Replace(DatePart, "", StringComparison.Ordinal)).Replace(KindPart, kind.Path, StringComparison.Ordinal);

    private static SelectorModel Selector(SelectorModel written, string template, KindFacts kind)
    {
        var selector = new SelectorModel(written) { AttributeRouteModel = new(written.AttributeRouteModel!) { Template = template } };
        selector.EndpointMetadata.Add(kind);
        return selector;
    }
}
