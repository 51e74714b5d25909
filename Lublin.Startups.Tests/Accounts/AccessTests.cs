using System.Net;
using System.Text.RegularExpressions;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Accounts;

/// <summary>Every address of the office, asked for by everybody: who is let in is what a person has approved.</summary>
public abstract partial class AccessTests(SharedSite site) : SiteTests(site)
{
    [Fact]
    public void Each_page_of_the_office_lets_in_those_whom_a_person_approved() =>
        ApprovedFile.Demand(string.Join('\n', Endpoints().Select(page => $"{page.RoutePattern.RawText} {LeastRole(page)}").Order(StringComparer.Ordinal)), "Accounts/OfficePages.approved.txt");

    [Fact]
    public async Task Nobody_comes_into_the_office_without_signing_in()
    {
        using var stranger = Site.Visitor();
        foreach (var page in Endpoints())
        {
            using var answer = await stranger.GetAsync(AddressOf(page));
            Assert.Equal((page.RoutePattern.RawText, HttpStatusCode.Redirect), (page.RoutePattern.RawText, answer.StatusCode));
            Assert.StartsWith("/konto/wejscie?powrot=", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            using var posted = await stranger.PostAsync(AddressOf(page), new FormUrlEncodedContent([]));
            Assert.Equal((page.RoutePattern.RawText, HttpStatusCode.Unauthorized), (page.RoutePattern.RawText, posted.StatusCode));
        }
    }

    [Theory]
    [InlineData(StaffRole.Staff)]
    [InlineData(StaffRole.Coordinator)]
    [InlineData(StaffRole.Admin)]
    public async Task A_role_is_let_in_where_it_may_and_nowhere_else(StaffRole role)
    {
        using var staff = await Site.StaffAsync(role);
        foreach (var page in Endpoints())
        {
            var answer = await staff.AskAsync(AddressOf(page).OriginalString);
            Assert.Equal((page.RoutePattern.RawText, LeastRole(page) > role), (page.RoutePattern.RawText, answer.Status == 403));
        }
    }

    [Fact]
    public async Task No_link_or_form_of_the_office_is_left_as_the_source_has_it()
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        foreach (var address in Endpoints().Select(page => AddressOf(page).OriginalString))
        {
            var page = await admin.AskAsync(address);
            Assert.Equal((address, ""), (address, string.Join(' ', page.Document.QuerySelectorAll("[href^='~'], [action^='~'], [formaction^='~'], [src^='~']").Select(element => element.OuterHtml))));
        }
    }

    [Fact]
    public async Task Nothing_of_the_office_is_kept_by_a_browser()
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        foreach (var address in Endpoints().Select(page => AddressOf(page).OriginalString))
        {
            var page = await admin.AskAsync(address);
            Assert.Equal((address, true), (address, page.Answer.Headers.CacheControl is { NoStore: true }));
        }
    }

    [Fact]
    public void Nothing_is_open_that_nobody_opened() =>
        Assert.DoesNotContain(
            Site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(IsOffice),
            endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetMetadata<IAuthorizeData>() is null);

    private IEnumerable<RouteEndpoint> Endpoints() => Site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(IsOffice).DistinctBy(endpoint => endpoint.RoutePattern.RawText, StringComparer.Ordinal);

    private static bool IsOffice(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.TrimStart('/').Split('/')[0] is "biuro";

    private static StaffRole LeastRole(RouteEndpoint page) => Rights.LeastRole(page.Metadata.GetOrderedMetadata<IAuthorizeData>());

    // Which row is asked for does not matter: rights are looked at first.
    private static Uri AddressOf(RouteEndpoint page) => new("/" + string.Join('/', page.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(TextOf)))), UriKind.Relative);

    private static string TextOf(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content is "guid") => $"{Guid.Empty}",
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content is "length(32)") => new string('a', 32),
        RoutePatternParameterPart parameter => parameter.ParameterPolicies.Select(policy => FirstWord().Match(policy.Content ?? "")).FirstOrDefault(match => match.Success)?.Groups["word"].Value ?? "1",
        _ => "",
    };

    // regex(^(link|zamknij)$)
    [GeneratedRegex(@"^regex\(\^\(?(?<word>[a-z-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstWord();
}

public sealed class AccessOnSqlite(SqliteSite site) : AccessTests(site), IClassFixture<SqliteSite>;
