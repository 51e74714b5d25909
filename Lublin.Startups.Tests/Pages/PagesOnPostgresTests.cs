using System.Text.RegularExpressions;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>What is worded and drawn is tested on the embedded database; here every page asks PostgreSQL its questions once.</summary>
public sealed partial class PagesOnPostgresTests(DemoOnPostgres demo) : IClassFixture<DemoOnPostgres>
{
    private readonly TestSite site = demo.Site;

    [Fact]
    public async Task Every_kind_of_page_that_a_visitor_can_follow_a_link_to_opens()
    {
        using var visitor = new SignUpVisitor(site);
        Assert.InRange((await FollowAllAsync(visitor, "/", address => !address.StartsWith("/biuro", StringComparison.Ordinal))).Count, 15, 100);
    }

    [Fact]
    public async Task Every_kind_of_page_of_the_office_that_an_admin_can_follow_a_link_to_opens()
    {
        using var admin = await site.StaffAsync(StaffRole.Admin);
        var seen = await FollowAllAsync(admin, "/biuro", address => address.StartsWith("/biuro", StringComparison.Ordinal) && !address.StartsWith("/biuro/zadania/hangfire", StringComparison.Ordinal));
        Assert.InRange(seen.Count, 45, 200);
    }

    [Fact]
    public async Task Somebody_signs_up_and_is_found_by_the_office()
    {
        var now = site.Clock.GetUtcNow();
        var open = (await site.WithAsync(db => db.Editions.Include(edition => edition.Programme).Include(edition => edition.Sessions).Where(edition => edition.Programme.WithdrawnAt == null).ToListAsync()))
            .First(edition => edition.StateAt(now) == EditionState.Open);
        using var visitor = new SignUpVisitor(site);
        var form = await visitor.OpenFormAsync(open.Slug!, open.Programme.Slug);
        if (form.Document.QuerySelector("form[method=post]") is null)
            form = await visitor.OpenAsync($"{form.Document.QuerySelector("form")!.GetAttribute("action")}?wybor=lista&f={form.Document.QuerySelector("input[name=f]")!.GetAttribute("value")}");
        await visitor.FollowAsync(await visitor.SendAsync(await visitor.FollowAsync(await visitor.SendAsync(form, SignUpVisitor.Answers("Żaneta Śćwierć", "zaneta@example.org")))));

        using var staff = await site.StaffAsync(StaffRole.Staff);
        var list = await staff.OpenAsync("/biuro/zapisy");
        var found = await staff.FollowAsync(await staff.SendAsync(list, new Dictionary<string, string>(StringComparer.Ordinal) { ["szukaj"] = "scwierc" }, "form[role=search]"));

        Assert.Contains("Żaneta Śćwierć", found.Text("main"), StringComparison.Ordinal);
    }

    /// <summary>Opens one page of each kind.</summary>
    /// <returns>The kinds.</returns>
    private static async Task<ICollection<string>> FollowAllAsync(SignUpVisitor person, string start, Func<string, bool> isOurs)
    {
        Dictionary<string, string> kinds = new(StringComparer.Ordinal) { [Kind(start)] = start };
        Queue<string> ahead = new([start]);
        while (ahead.TryDequeue(out var address))
        {
            var page = await person.OpenAsync(address);
            Assert.True(page.Status == 200, $"{address} answers {page.Status}.");
            foreach (var link in page.Document.QuerySelectorAll("a[href^='/']").Select(each => each.GetAttribute("href")!.Split('#')[0]).Where(isOurs))
            {
                if (kinds.TryAdd(Kind(link), link))
                    ahead.Enqueue(link);
            }
        }

        return kinds.Keys;
    }

    // A training is like another, and so is a day.
    private static string Kind(string address) => Particular().Replace(address, "*");

    [GeneratedRegex("[0-9][0-9-]*|(?<=/(szkolenia|wyklady)/)[a-z0-9-]+|(?<==)[^&]*|(?<=/(moje-zapisy|podglad)/)[A-Za-z0-9_-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Particular();
}
