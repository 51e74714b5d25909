using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Lublin.Startups.Tests.Support;

/// <summary>Forms that ask by address, such as filters, sent as a browser sends them.</summary>
public static class FilterForm
{
    /// <summary>Fills in the form of a page that has these fields, and opens where it leads. A field, a choice or a page that is not there fails the test.</summary>
    public static async Task<SitePage> FilterAsync(this SignUpVisitor visitor, SitePage page, params (string Name, string Value)[] answers)
    {
        var form = Assert.Single(page.Document.QuerySelectorAll("main form[method=get]"), form => answers.All(answer => Fields(form).Any(field => Name(field) == answer.Name)));
        var here = page.Answer.RequestMessage!.RequestUri!;
        var sent = Fields(form).SelectMany(field => Sent(field, [.. answers.Where(answer => answer.Name == Name(field)).Select(answer => answer.Value)])).ToList();
        Assert.All(answers, answer => Assert.Contains(answer, sent));
        var led = new UriBuilder(new Uri(here, form.GetAttribute("action") ?? here.AbsolutePath))
        {
            Query = string.Join('&', sent.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}")),
            Fragment = "",
        };
        var answered = await visitor.OpenAsync(led.Uri.PathAndQuery);
        Assert.Equal(200, answered.Status);
        return answered;
    }

    /// <summary>Types into the form that has these fields and presses Enter there: the browser sends it as if by its first button. Follows nothing.</summary>
    /// <param name="within">Where on the page the form is.</param>
    public static async Task<SitePage> EnterAsync(this SignUpVisitor visitor, SitePage page, string within, params (string Name, string Value)[] answers)
    {
        var form = Assert.Single(page.Document.QuerySelectorAll($"{within} form[method=post]"), form => answers.All(answer => Fields(form).Any(field => Name(field) == answer.Name)));
        var sent = Fields(form).SelectMany(field => Sent(field, [.. answers.Where(answer => answer.Name == Name(field)).Select(answer => answer.Value)])).ToDictionary(StringComparer.Ordinal);
        if (form.QuerySelector("button[type=submit]") is { } button && button.GetAttribute("name") is { } name)
            sent[name] = button.GetAttribute("value") ?? "";
        return await visitor.PostAsync(form.GetAttribute("action")!, sent);
    }

    private static IEnumerable<IElement> Fields(IElement form) => form.QuerySelectorAll("input[name], select[name], textarea[name]");

    private static string Name(IElement field) => field.GetAttribute("name")!;

    private static Dictionary<string, string> ToDictionary(this IEnumerable<(string Name, string Value)> sent, StringComparer comparer) =>
        sent.GroupBy(pair => pair.Name, comparer).ToDictionary(same => same.Key, same => same.Last().Value, comparer);

    /// <summary>What a field sends with these answers in it, or as it stands when there are none.</summary>
    private static IEnumerable<(string Name, string Value)> Sent(IElement field, string[] answers) => field switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => (answers.Length == 0 ? box.IsChecked : answers.Contains(box.Value)) ? [(box.Name!, box.Value)] : [],
        IHtmlInputElement input => [(input.Name!, answers.FirstOrDefault() ?? input.Value)],
        IHtmlSelectElement select when answers.Length > 0 => [.. select.Options.Where(option => answers.Contains(option.Value)).Select(option => (select.Name!, option.Value))],
        IHtmlSelectElement select => [(select.Name!, select.Value ?? "")],
        IHtmlTextAreaElement area => [(area.Name!, answers.FirstOrDefault() ?? area.Value)],
        _ => [],
    };
}
