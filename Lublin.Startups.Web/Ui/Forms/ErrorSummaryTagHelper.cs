using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Ui.Forms;

/// <summary><c>&lt;error-summary /&gt;</c>, first in a form: what is to be mended, each with a link to its field.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<UiTexts> kit) : TagHelper
{
    /// <summary>The page being written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var items = Items().ToList();
        if (items.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "errsum");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("aria-labelledby", "errsum-title");
        output.Attributes.SetAttribute("tabindex", "-1");

        var title = new TagBuilder("h2");
        title.Attributes["id"] = "errsum-title";
        title.InnerHtml.Append(kit.Plural("ErrorSummary.Title", items.Count));
        var list = new TagBuilder("ul");
        foreach (var item in items) list.InnerHtml.AppendHtml(item);
        output.Content.AppendHtml(title).AppendHtml(list);
    }

    /// <summary>One line per field, as one error stands at each; all errors of the form as a whole.</summary>
    private IEnumerable<TagBuilder> Items()
    {
        foreach (var (name, entry) in ViewContext.ViewData.ModelState.OrderBy(each => Place(each.Key), StringComparer.Ordinal))
        {
            if (entry is not { Errors.Count: > 0 }) continue;
            if (name.Length > 0) yield return Line(FormTagHelper.ErrorText(kit, entry.Errors[0]), FieldState.IdOf(name));
            else foreach (var error in entry.Errors) yield return Line(FormTagHelper.ErrorText(kit, error), id: null);
        }
    }

    /// <summary>Where the form's class declares the field, or its answers say, so that the summary follows the form.</summary>
    private string Place(string name)
    {
        var (metadata, model) = (ViewContext.ViewData.ModelMetadata, ViewContext.ViewData.Model);
        var places = new List<string>();
        foreach (var part in name.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var index = model is IAnswersInOrder answers ? answers.PlaceOf(part) : metadata?.Properties.Select(property => property.PropertyName).ToList().IndexOf(part) ?? -1;
            places.Add(index < 0 ? "9999" : index.ToString("D4", CultureInfo.InvariantCulture));
            metadata = index < 0 || model is IAnswersInOrder ? null : metadata!.Properties[index];
            model = model is null || metadata is null ? null : metadata.PropertyGetter?.Invoke(model);
        }

        return string.Join('.', places);
    }

    private static TagBuilder Line(string text, string? id)
    {
        var line = new TagBuilder("li");
        if (id is null)
        {
            line.InnerHtml.Append(text);
            return line;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = "#" + id;
        link.InnerHtml.Append(text);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
