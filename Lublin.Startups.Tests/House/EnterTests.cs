using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.House;

/// <summary>
/// Enter in a field presses the first button of its form, whatever that is: so no button stands before a field, and where a form has several, the first says
/// by <c>data-enter</c> that it is the one that was thought of.
/// </summary>
public sealed partial class EnterTests(DemoOnSqlite demo) : IClassFixture<DemoOnSqlite>
{
    private const int EachKind = 3;
    private const string Typed = "input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=submit]):not([type=button])";
    private const string Submits = "button:not([type=button]):not([type=reset]), input[type=submit], input[type=image]";

    [Fact]
    public async Task Enter_in_a_field_of_any_page_does_what_the_field_means()
    {
        var now = demo.Site.Clock.GetUtcNow();
        var session = await demo.Site.WithAsync(async db =>
        {
            var enrolled = db.Enrolments.Where(person => person.ConfirmedAt != null);
            return await db.Sessions.Where(each => each.StartsAt > now && each.CancelledAt == null && enrolled.Any(person => person.EditionId == each.EditionId)).OrderBy(each => each.StartsAt).FirstAsync();
        });
        demo.Site.Clock.AdvanceTo(session.StartsAt);
        var later = await demo.Site.WithAsync(db => db.Editions.Where(each => each.CancelledAt == null && each.PublishedAt != null && each.Sessions.All(other => other.StartsAt > session.EndsAt))
            .OrderBy(each => each.Id).Select(each => each.Id).FirstAsync());
        await using (var scope = demo.Site.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<RosterBook>().TakeInAsync(later, "Anna Lis");
        using var admin = await demo.Site.StaffAsync(StaffRole.Admin);
        using var visitor = new SignUpVisitor(demo.Site);
        Dictionary<string, string> wrong = new(StringComparer.Ordinal);

        var office = await WalkAsync(admin, ["/biuro", $"/biuro/spotkania/{session.Id}/obecnosc"], "/biuro", wrong);
        var outside = await WalkAsync(visitor, ["/", "/szkolenia", "/moje-zapisy", "/konto/wejscie", "/konto/nowe-haslo"], "/", wrong);

        Assert.Empty(wrong.Select(each => $"{each.Key}: {each.Value}").Order(StringComparer.Ordinal));
        Assert.NotEmpty((await admin.OpenAsync("/biuro/telefony")).Document.QuerySelectorAll(".calls input[name='Form.Note']"));
        // What was found wrong once must be among what was seen.
        Assert.Superset(new HashSet<string>(["/biuro/spotkania/#/obecnosc", "/biuro/telefony", "/biuro/teksty/regulamin/nowa", "/biuro/edycje/#/zapisy/nowy", "/biuro/miejsca/nowe"], StringComparer.Ordinal), office);
        Assert.Contains("/szkolenia", outside);
    }

    [Fact]
    public async Task Enter_in_the_sign_up_of_a_closed_edition_does_not_make_an_exception()
    {
        var far = demo.Site.Clock.GetUtcNow().AddDays(9);
        var edition = await demo.Site.WithAsync(db => db.Editions.Where(each => each.ClosedAt == null && each.CancelledAt == null && each.PublishedAt != null && each.OpensAt < far.AddDays(-9)
            && each.Sessions.All(session => session.StartsAt > far)).OrderBy(each => each.Id).FirstAsync());
        using var admin = await demo.Site.StaffAsync(StaffRole.Admin);
        var form = await admin.OpenAsync($"/biuro/edycje/{edition.Id}/zapisy/nowy");
        await using (var scope = demo.Site.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<EditionDesk>().CloseAsync(edition.Id, "staff:1");

        var refused = await admin.SendAsync(form, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Form.Name"] = "Łucja Żółć",
            ["Form.Phone"] = "81 466 25 00",
            ["Form.Situation"] = "PlansFirm",
            ["Channel"] = "Telephone",
            ["Told"] = "true",
        }, "main form[method=post]");

        Assert.Equal(2, refused.Document.QuerySelectorAll("main form[method=post] button[type=submit]").Length);
        Assert.Empty(Faults(refused));
    }

    /// <summary>Opens pages of every shape that links lead to, and notes what is wrong on each.</summary>
    /// <returns>The shapes that were seen: an address with # for each number.</returns>
    private static async Task<HashSet<string>> WalkAsync(SignUpVisitor visitor, string[] from, string within, Dictionary<string, string> wrong)
    {
        var ahead = new Queue<string>(from);
        HashSet<string> known = new(from, StringComparer.Ordinal);
        Dictionary<string, int> shapes = new(StringComparer.Ordinal);
        while (ahead.TryDequeue(out var address))
        {
            var page = await visitor.AskAsync(address);
            if (page.Answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            foreach (var fault in Faults(page))
                wrong[ShapeOf(address)] = fault;
            foreach (var next in page.Document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!.Split('#')[0]).Append(page.Answer.Headers.Location?.OriginalString ?? ""))
            {
                if (!next.StartsWith(within, StringComparison.Ordinal) || Unseen().IsMatch(next) || !known.Add(next))
                    continue;
                var shape = ShapeOf(next);
                shapes[shape] = shapes.GetValueOrDefault(shape) + 1;
                if (shapes[shape] <= EachKind)
                    ahead.Enqueue(next);
            }
        }

        return [.. shapes.Keys, .. from.Select(ShapeOf)];
    }

    private static IEnumerable<string> Faults(SitePage page)
    {
        foreach (var form in page.Document.QuerySelectorAll("form"))
        {
            var all = form.QuerySelectorAll("*").ToList();
            var (fields, submits) = (form.QuerySelectorAll(Typed), form.QuerySelectorAll(Submits));
            if (fields.Length == 0 || submits.Length == 0)
                continue;
            if (all.IndexOf(submits[0]) < all.IndexOf(fields[^1]))
                yield return $"“{submits[0].TextContent.Trim()}” stands before the field {fields[^1].GetAttribute("name")}";
            if (submits.Length > 1 && (!submits[0].HasAttribute("data-enter") || submits.Count(button => button.HasAttribute("data-enter")) != 1))
                yield return $"nobody says that Enter in {fields[0].GetAttribute("name")} should press “{submits[0].TextContent.Trim()}”";
        }
    }

    private static string ShapeOf(string address) => Number().Replace(address.Split('?')[0], "/#");

    [GeneratedRegex(@"/\d+(?=/|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    // Files, the framework's own page of jobs, and other languages of the same pages.
    [GeneratedRegex(@"\.(csv|xlsx|ics|txt|xml)|^/biuro/zadania/|^/(en|uk)(/|$)|^//", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unseen();
}
