using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Pages;

/// <summary>What search engines ask for: robots.txt and sitemap.xml.</summary>
public static class Crawlers
{
    private static readonly string[] Standing = ["/", .. Kinds.Listed.Select(kind => Links.List(kind.Of)), .. Links.Legal.All];
    private static readonly IEnumerable<string> Closed =
        LinkPaths.All.SelectMany(path => Languages.All.Select(language => $"Disallow: {language.PathPrefix}{path}/\n"));

    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    public static void MapCrawlers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/robots.txt", (HttpRequest request, IOptionsMonitor<SiteOptions> site) =>
            Results.Text(string.Create(CultureInfo.InvariantCulture, $"User-agent: *\n{string.Concat(Closed)}\nSitemap: {site.CurrentValue.Absolute(request, "/sitemap.xml")}\n"), "text/plain", Encoding.UTF8));
        app.MapGet("/sitemap.xml", async (HttpRequest request, StartupsDb db, IOptionsMonitor<SiteOptions> site) =>
        {
            var kinds = Kinds.ForPeople.ToArray();
            var programmes = await db.Programmes
                .Where(programme => kinds.Contains(programme.Kind) && programme.WithdrawnAt == null && programme.Editions.Any(edition => edition.PublishedAt != null))
                .OrderBy(programme => programme.Slug).Select(programme => new { programme.Kind, programme.Slug }).ToListAsync();
            var urls = Standing.Concat(programmes.Select(programme => Links.Programme(programme.Kind, programme.Slug))).SelectMany(path => Languages.All.Select(language => Url(path, language, request, site.CurrentValue)));
            var document = new XElement(Map + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Html), urls);
            return Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + document, "application/xml", Encoding.UTF8);
        });
    }

    private static XElement Url(string path, Language language, HttpRequest request, SiteOptions site) => new(
        Map + "url",
        new XElement(Map + "loc", In(path, language, request, site)),
        Languages.All.Select(other => new XElement(
            Html + "link",
            new XAttribute("rel", "alternate"),
            new XAttribute("hreflang", other.Code),
            new XAttribute("href", In(path, other, request, site)))));

    private static string In(string path, Language language, HttpRequest request, SiteOptions site) =>
        site.Absolute(request, language.PathPrefix + path);
}
