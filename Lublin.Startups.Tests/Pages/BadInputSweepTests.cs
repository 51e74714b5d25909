using System.Collections.Concurrent;
using AngleSharp.Dom;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Every page and every form of the running application, the office's by somebody signed in, with what no person types: none fails on our side, and each answers in the house's style.</summary>
public abstract class BadInputSweepTests(SharedSite site) : SiteTests(site)
{
    private const string Token = "__RequestVerificationToken";

    // As they stand in an address or a form, escaped.
    private static readonly string[] Corpus =
    [
        "", "%20", "x", "-1", "0", "99999999999999999999", "0001-01-01", "9999-12-31", "2026-02-30", "2026-12-01T25:61", "a%00b", "%EF%BF%BE", "%ED%A0%80", "%FF", "%01%0D%0A",
        "%F0%9F%90%90", "%27%22%3E%3Cscript%3E", "%25_%7B0%7D", "..%2F..%2Fetc", "1e400", "NaN", new('a', 5000),
    ];

    private readonly ConcurrentBag<string> failed = [];

    [Fact]
    public async Task No_address_of_any_page_fails_whatever_stands_in_it()
    {
        var pages = await SitePageMap.OfAsync(Site);
        Assert.True(pages.Count > 80, $"Only {pages.Count} pages were found.");
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        await Parallel.ForEachAsync(pages, async (page, _) =>
        {
            var takesWords = page.Route.Parameters.Any(parameter => parameter.ParameterPolicies.Count == 0);
            foreach (var input in Corpus)
            {
                // Where numbers alone lead to a page, one word stands for all. The server itself refuses NUL in a path, and the tests' client does not even send it.
                var inPath = input.Contains("%00", StringComparison.Ordinal) ? "%01" : input;
                if (page.Route.Parameters.Count > 0 && inPath.Length > 0 && (takesWords || inPath is "x" or "-1" or "0" or "99999999999999999999"))
                    await TryAsync($"GET {page.Route.RawText} with {input}", () => admin.AskAsync(page.With(_ => inPath)));
                if (page.Query.Count > 0)
                    await TryAsync($"GET {page.Route.RawText}?{input}", () => admin.AskAsync($"{page.With(_ => "1")}?{string.Join('&', page.Query.Select(name => $"{name}={input}"))}"));
            }
        });

        Assert.Empty(failed);
    }

    [Fact]
    public async Task No_form_fails_whatever_is_sent_whole_or_in_part()
    {
        var pages = (await SitePageMap.OfAsync(Site)).Where(page => page.Posts.Count > 0).ToLookup(ChangesRights);
        await Parallel.ForEachAsync(pages[false], SweepAsync);
        foreach (var page in pages[true])
            await SweepAsync(page, default);
        Assert.Empty(failed);

        async ValueTask SweepAsync(SitePageMap page, CancellationToken _)
        {
            // A form may close the account that sends it, or cancel what it is about.
            var (admin, values) = (await Site.StaffAsync(StaffRole.Admin), await FillAsync(page));
            using (admin)
            {
                var token = (await admin.OpenAsync("/biuro/miejsca/nowe")).Document.QuerySelector($"[name={Token}]")!.GetAttribute("value")!;
                foreach (var post in page.Posts)
                {
                    await SendAsync(post, [], "nothing");
                    await TryAsync($"POST {page.Route.RawText}{post} without a form", () => admin.PostNothingAsync(page.With(values) + post));
                    foreach (var input in Corpus)
                        await SendAsync(post, page.Fields.Select(name => (name, input)), input);
                    await SendAsync(post, page.Fields.SelectMany(name => new[] { (name + "[0]", "x"), (name, "1"), (name, "2"), (name + ".X", "3") }), "lists");
                }

                Task SendAsync(string post, IEnumerable<(string Name, string Value)> fields, string input) => TryAsync($"POST {page.Route.RawText}{post} with {input}", () =>
                    admin.PostAsync(page.With(values) + post, [(Token, Uri.EscapeDataString(token)), .. fields]));
            }
        }
    }

    [Fact]
    public async Task No_field_of_a_form_that_is_right_otherwise_fails()
    {
        var pages = await SitePageMap.OfAsync(Site);
        await Parallel.ForEachAsync(pages.Where(page => page.Posts.Count > 0 && !ChangesRights(page)), async (page, _) =>
        {
            var values = await FillAsync(page);
            using var admin = await Site.StaffAsync(StaffRole.Admin);
            var opened = await admin.OpenAsync(page.With(values));
            if (opened.Document.QuerySelector("main form[method=post]") is not { } form || !form.GetAttribute("action")!.Contains(page.With(values), StringComparison.Ordinal))
                return;
            List<(string Name, string Type, string Value)> fields = [.. form.QuerySelectorAll("input[name], select[name], textarea[name]").Where(IsSent).Select(field => (field.GetAttribute("name")!, field.GetAttribute("type") ?? "", Uri.EscapeDataString(ValueOf(field))))];
            foreach (var field in fields.Where(field => field.Type is not "hidden" and not "checkbox" and not "radio"))
            {
                foreach (var input in field.Type is "date" ? ["0001-01-01", "9999-12-31", "1899-12-31"] : field.Type is "time" ? ["00:00", "24:00"] : field.Type is "number" ? ["-1", "2147483647", "1e9"] : (string[])["%EF%BF%BEa%00", Corpus[^1]])
                    await TryAsync($"POST {page.Route.RawText}: {field.Name} {input}", () => admin.PostAsync(form.GetAttribute("action")!, fields.Select(each => (each.Name, each.Name == field.Name ? input : each.Value))));
            }
        });

        Assert.Empty(failed);
    }

    [Fact]
    public async Task No_answer_to_the_check_of_a_sign_up_fails_while_its_draft_lives()
    {
        await OfferAsync(new(Seats: 60));
        foreach (var input in Corpus)
        {
            using var visitor = new SignUpVisitor(Site);
            var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), SignUpVisitor.Answers(email: $"{Guid.NewGuid():N}@example.org")));
            var address = check.Document.QuerySelector("main form")!.GetAttribute("action")!;
            var token = check.Document.QuerySelector($"[name={Token}]")!.GetAttribute("value")!;
            await TryAsync($"GET sprawdz with {input}", () => visitor.AskAsync($"{address}&stan={input}&wybor={input}"));
            await TryAsync($"POST sprawdz with {input}", () => visitor.PostAsync($"{address}&stan={input}", [(Token, Uri.EscapeDataString(token)), ("queue", input), ("Form.Name", input), ("slug", input)]));
        }

        Assert.Empty(failed);
    }

    [Fact]
    public async Task No_code_of_a_second_factor_fails_while_its_question_is_under_way()
    {
        var id = await Site.HireAsync(StaffRole.Staff, email: "kod@example.org", password: StaffVisitor.Password);
        await AtDeskAsync<UserManager<StaffUser>, bool>(async users =>
        {
            var staff = (await users.FindByIdAsync($"{id}"))!;
            await users.ResetAuthenticatorKeyAsync(staff);
            return (await users.SetTwoFactorEnabledAsync(staff, enabled: true)).Succeeded;
        });
        using var visitor = new SignUpVisitor(Site);
        var step = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync("/konto/wejscie"), new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Email"] = "kod@example.org", ["Form.Password"] = StaffVisitor.Password }));
        Assert.Equal("Kod z aplikacji", step.Heading);
        var token = Uri.EscapeDataString(step.Document.QuerySelector($"[name={Token}]")!.GetAttribute("value")!);
        foreach (var input in Corpus)
        {
            await TryAsync($"POST kod with {input}", () => visitor.PostAsync($"/konto/kod?powrot={input}", [(Token, token), ("Form.Code", input)]));
            await TryAsync($"GET kod with {input}", () => visitor.AskAsync($"/konto/kod?powrot={input}&f={input}"));
        }

        Assert.Empty(failed);
    }

    private async Task TryAsync(string what, Func<Task<SitePage>> send)
    {
        var answer = await send();
        var isPage = answer.Answer.Content.Headers.ContentType?.MediaType is "text/html";
        if (answer.Answer.Headers.Location?.OriginalString.StartsWith("/konto/drugi-skladnik", StringComparison.Ordinal) == true && what.Contains("biuro", StringComparison.Ordinal))
            failed.Add($"{what}: nobody was let in");
        if (answer.Status >= 500 || (isPage && !(answer.Html.Contains("<h1", StringComparison.Ordinal) && answer.Html.Contains("<header", StringComparison.Ordinal))) || (answer.Status >= 400 && !isPage))
            failed.Add($"{what[..Math.Min(what.Length, 120)]}: {answer.Status}");
    }

    /// <summary>Puts what a page is about into the database. Answers the values of its address.</summary>
    private async Task<Func<string, string>> FillAsync(SitePageMap page)
    {
        var slug = $"s{Guid.NewGuid():N}";
        var kind = page.Route.RawText!.TrimStart('/').Split('/');
        var isDraft = kind[^1] is "opublikuj" or "usun";
        var edition = 0L;
        await Site.WriteAsync(async db => edition = (await new Offer(slug, Seats: 2, Taken: isDraft ? 0 : 4) { Sessions = 2, Published = !isDraft }.AddAsync(db, Site.Clock.GetUtcNow())).Id);
        var enrolled = await Site.WithAsync(db => db.Enrolments.AsNoTracking().Where(enrolment => enrolment.EditionId == edition).OrderBy(enrolment => enrolment.Id).ToListAsync());
        if (enrolled.Count > 0)
            await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(enrolled[0]));
        // The first has left, the second has a seat, the third an offer, the fourth waits.
        var person = enrolled.Count == 0 ? null : enrolled[kind[^1] switch { "ponownie" => 0, "oferta" => 2, "kolejka" or "miejsce" => 3, _ => 1 }];
        if (page.Route.RawText.Contains("haslo/{", StringComparison.Ordinal))
        {
            var link = (await AtDeskAsync<FirstAdmin, string>(desk => desk.AppointAsync($"{slug}@example.org"))).Split('/');
            return name => name is "id" ? link[^2] : link[^1];
        }

        var id = await IdAsync(kind, edition, person);
        return name => name switch
        {
            "code" => person is null ? "x" : PathOf(person).Split('/')[^1],
            "slug" => slug,
            "edition" => "2026-12-01",
            "key" => id.ToString(),
            "name" => kind[1] is "teksty" ? "regulamin" : "end-offers",
            "rule" => "P1D",
            _ => id.ToString(),
        };
    }

    private Task<long> IdAsync(string[] kind, long edition, Enrolment? person) => Site.WithAsync(async db => kind.ElementAtOrDefault(1) switch
    {
        "edycje" => edition,
        "spotkania" or "poczta" when kind[1] is "spotkania" || kind[2] is "plan" => await db.Sessions.Where(session => session.EditionId == edition).Select(session => session.Id).MinAsync(),
        "zapisy" => person!.Id,
        "programy" => await db.Editions.Where(each => each.Id == edition).Select(each => each.Programme.Id).SingleAsync(),
        "sale" or "archiwum" => await db.Set<Room>().Select(room => room.Id).MaxAsync(),
        "miejsca" => await db.Set<Venue>().Select(venue => venue.Id).MaxAsync(),
        "poczta" => await db.Outbox.Select(mail => mail.Id).MaxAsync(),
        "konta" => await Site.HireAsync(StaffRole.Staff),
        _ => 1,
    });

    // What it says of the second factor would keep out those who send the other forms.
    private static bool ChangesRights(SitePageMap page) => page.Route.RawText is "biuro/konta/drugi-skladnik";

    private static bool IsSent(IElement field) => !field.HasAttribute("disabled") && (field.GetAttribute("type") is not ("checkbox" or "radio") || field.HasAttribute("checked"));

    private static string ValueOf(IElement field) => field switch
    {
        AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
        AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value ?? "",
        _ => field.GetAttribute("value") ?? "",
    };
}

public sealed class BadInputSweepOnSqlite(SqliteSite site) : BadInputSweepTests(site), IClassFixture<SqliteSite>;

public sealed class BadInputSweepOnPostgres(PostgresSite site) : BadInputSweepTests(site), IClassFixture<PostgresSite>;
