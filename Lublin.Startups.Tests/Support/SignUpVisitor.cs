using AngleSharp.Html.Dom;

namespace Lublin.Startups.Tests.Support;

/// <summary>A person at the sign-up form, with cookies of their own, who sends forms as a browser without JavaScript does.</summary>
public sealed class SignUpVisitor : IDisposable
{
    private readonly HttpClient visitor;

    /// <param name="site">Where the person is.</param>
    /// <param name="headers">Sent with every request.</param>
    public SignUpVisitor(TestSite site, params (string Name, string Value)[] headers) : this(site.Visitor())
    {
        foreach (var (name, value) in headers)
            visitor.DefaultRequestHeaders.Add(name, value);
    }

    /// <param name="visitor">Keeps cookies and follows no redirects; disposed with the person.</param>
    public SignUpVisitor(HttpClient visitor) => this.visitor = visitor;

    public void Dispose() => visitor.Dispose();

    /// <summary>What a person who plans a firm types.</summary>
    public static Dictionary<string, string> Answers(string name = "Łucja Żółć-Ś", string email = "lucja@example.org") => new(StringComparer.Ordinal)
    {
        ["Form.Name"] = name,
        ["Form.Email"] = email,
        ["Form.Situation"] = "PlansFirm",
        ["Form.Terms"] = "true",
    };

    /// <summary>Opens an address, and follows nothing.</summary>
    public Task<SitePage> AskAsync(string address) => visitor.GetPageAsync(address);

    /// <summary>Opens an address and follows where it leads.</summary>
    public async Task<SitePage> OpenAsync(string address)
    {
        var page = await visitor.GetPageAsync(address);
        while (page.Answer.Headers.Location is { } next)
            page = await visitor.GetPageAsync(next.OriginalString);
        return page;
    }

    public Task<SitePage> OpenFormAsync(string edition = "2026-12-01", string slug = "ksef-bez-stresu", string language = "") =>
        OpenAsync($"{language}/szkolenia/{slug}/{edition}/zapisy");

    /// <summary>Sends the page's form with these answers in place of what stands in it. Follows nothing.</summary>
    public async Task<SitePage> SendAsync(SitePage page, IReadOnlyDictionary<string, string>? answers = null, string form = "form[method=post]", bool token = true)
    {
        var element = (IHtmlFormElement)page.Document.QuerySelector(form)!;
        List<KeyValuePair<string, string>> fields =
        [
            .. element.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>()
                .Where(input => token || !string.Equals(input.Name, "__RequestVerificationToken", StringComparison.Ordinal))
                .Select(input => KeyValuePair.Create(input.Name!, input.Value)),
            .. answers ?? new Dictionary<string, string>(StringComparer.Ordinal),
        ];
        using var content = new FormUrlEncodedContent(fields);
        return await TestSite.ReadAsync(await visitor.PostAsync(new Uri(element.GetAttribute("action")!, UriKind.Relative), content));
    }

    /// <summary>Sends fields to an address without having opened its form.</summary>
    public async Task<SitePage> PostAsync(string address, IReadOnlyDictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await TestSite.ReadAsync(await visitor.PostAsync(new Uri(address, UriKind.Relative), content));
    }

    /// <summary>Sends fields, escaped already, to an address; a name may come twice, and what is escaped need be no text.</summary>
    public async Task<SitePage> PostAsync(string address, IEnumerable<(string Name, string Value)> escaped)
    {
        using var content = new StringContent(string.Join('&', escaped.Select(field => $"{Uri.EscapeDataString(field.Name)}={field.Value}")), null, "application/x-www-form-urlencoded");
        return await TestSite.ReadAsync(await visitor.PostAsync(new Uri(address, UriKind.Relative), content));
    }

    /// <summary>Sends what a form with a file in it holds.</summary>
    public async Task<SitePage> PostAsync(string address, MultipartFormDataContent content) => await TestSite.ReadAsync(await visitor.PostAsync(new Uri(address, UriKind.Relative), content));

    /// <summary>Sends an address a POST that holds no form at all.</summary>
    public async Task<SitePage> PostNothingAsync(string address) => await TestSite.ReadAsync(await visitor.PostAsync(new Uri(address, UriKind.Relative), null));

    /// <summary>Follows the answer to a POST: one 303, and what is there.</summary>
    public async Task<SitePage> FollowAsync(SitePage answered)
    {
        Assert.Equal(303, answered.Status);
        return await OpenAsync(answered.Answer.Headers.Location!.OriginalString);
    }

    /// <summary>The whole way: data, check, done.</summary>
    public async Task<SitePage> SignUpAsync(IReadOnlyDictionary<string, string>? answers = null, string edition = "2026-12-01")
    {
        var form = await OpenFormAsync(edition);
        if (form.Document.QuerySelector("form[method=post]") is null)
            form = await OpenAsync($"{form.Document.QuerySelector("form")!.GetAttribute("action")}?wybor=lista&f={form.Document.QuerySelector("input[name=f]")!.GetAttribute("value")}");
        var check = await FollowAsync(await SendAsync(form, answers ?? Answers()));
        return await FollowAsync(await SendAsync(check));
    }
}
