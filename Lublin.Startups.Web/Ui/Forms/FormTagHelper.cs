using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Ui.Forms;

/// <summary>
/// What all parts of a form share: the model they stand for and where their words come from. Keys are looked up in
/// <c>ViewData["Texts"]</c> (an <see cref="IStringLocalizer"/> that the page sets), then among the kit's own texts.
/// </summary>
public abstract class FormTagHelper(IStringLocalizer<UiTexts> kit) : TagHelper
{
    /// <summary>The page being written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The model's property.</summary>
    public ModelExpression? For { get; set; }

    /// <summary>Instead of a property: the whole name of an answer that none declares.</summary>
    public string? Named { get; set; }

    /// <summary>What stands in it.</summary>
    public object? Holds { get; set; }

    /// <summary>Label in words.</summary>
    public string? Label { get; set; }

    /// <summary>Label as a key.</summary>
    public string? LabelKey { get; set; }

    /// <summary>Hint in words.</summary>
    public string? Hint { get; set; }

    /// <summary>Hint as a key.</summary>
    public string? HintKey { get; set; }

    /// <summary>Whether people may leave it out; the label says so.</summary>
    public bool Optional { get; set; }

    private protected FieldState State() => For is null ? new(Named!, Holds, ViewContext) : new(For, ViewContext);

    private protected string LabelText() => Words(Label, LabelKey) ?? For?.Name ?? Named!;

    private protected string? HintText() => Words(Hint, HintKey);

    /// <summary>The label's words, and that the field may be left out.</summary>
    private protected IHtmlContent LabelContent()
    {
        var content = new HtmlContentBuilder().Append(LabelText());
        return Optional ? content.Append(" ").Append(kit["Field.Optional"]) : content;
    }

    private protected static TagBuilder HintParagraph(string id, string hint)
    {
        var paragraph = Element("p", "hint");
        paragraph.Attributes["id"] = id;
        paragraph.InnerHtml.Append(hint);
        return paragraph;
    }

    private protected TagBuilder ErrorParagraph(FieldState field)
    {
        var paragraph = Element("p", "errmsg");
        paragraph.Attributes["id"] = field.ErrorId;
        paragraph.InnerHtml.AppendHtml(Icons.Svg("exclamation-octagon-fill"));
        var words = new TagBuilder("span");
        var prefix = Element("span", "visually-hidden");
        prefix.InnerHtml.Append(kit["Error.Prefix"]).Append(" ");
        words.InnerHtml.AppendHtml(prefix).Append(ErrorText(kit, field.Error!));
        paragraph.InnerHtml.AppendHtml(words);
        return paragraph;
    }

    private protected static string? DescribedBy(FieldState field, bool hinted) =>
        (hinted, field.Error is not null) switch
        {
            (true, true) => $"{field.HintId} {field.ErrorId}",
            (true, false) => field.HintId,
            (false, true) => field.ErrorId,
            _ => null,
        };

    internal static string ErrorText(IStringLocalizer kit, ModelError error) =>
        string.IsNullOrEmpty(error.ErrorMessage) ? kit["Error.Unreadable"] : error.ErrorMessage;

    /// <summary>
    /// An element around content that the page wrote. Kept flat: a Razor component inside can only be written by the view
    /// itself, asynchronously, and a <see cref="TagBuilder"/> would hide it from the view.
    /// </summary>
    private protected static IHtmlContentBuilder Around(TagBuilder element, params ReadOnlySpan<IHtmlContent?> parts)
    {
        var content = new HtmlContentBuilder().AppendHtml(element.RenderStartTag());
        foreach (var part in parts)
            if (part is not null) content.AppendHtml(part);
        return content.AppendHtml(element.RenderEndTag());
    }

    internal static TagBuilder Element(string name, string css)
    {
        var element = new TagBuilder(name);
        element.Attributes["class"] = css;
        return element;
    }

    internal string? Words(string? words, string? key)
    {
        if (words is not null || key is null) return words;
        if (ViewContext.ViewData["Texts"] is IStringLocalizer page && page[key] is { ResourceNotFound: false } found) return found;
        return kit[key];
    }
}
