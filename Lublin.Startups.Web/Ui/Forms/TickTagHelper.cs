using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Ui.Forms;

/// <summary>
/// <c>&lt;tick for="Form.Terms" label-key="…"&gt;hint with links&lt;/tick&gt;</c>: a tick box for a yes or, with a value, for one
/// of a list. A box left empty posts nothing, which binds to false.
/// </summary>
[HtmlTargetElement("tick", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
[HtmlTargetElement("tick", Attributes = "named", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TickTagHelper(IStringLocalizer<UiTexts> kit) : FormTagHelper(kit)
{
    /// <summary>What is posted: "true" for a yes, or the item of a list.</summary>
    public string Value { get; set; } = "true";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var field = State();
        var content = await output.GetChildContentAsync();
        var hint = HintOf(field, content);

        var label = new TagBuilder("label");
        label.Attributes["for"] = IdOf(field);
        label.InnerHtml.AppendHtml(LabelContent());

        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = field.Error is null ? null : "div";
        if (field.Error is not null)
        {
            output.Attributes.SetAttribute("class", "fg bad");
            output.Content.AppendHtml(ErrorParagraph(field));
        }

        output.Content.AppendHtml(Around(Element("div", "form-check"), Box(field, hint is not null), label, hint));
    }

    private TagBuilder Box(FieldState field, bool hinted)
    {
        var box = Element("input", "form-check-input");
        box.TagRenderMode = TagRenderMode.SelfClosing;
        box.Attributes["type"] = "checkbox";
        box.Attributes["id"] = IdOf(field);
        box.Attributes["name"] = field.Name;
        box.Attributes["value"] = Value;
        if (field.Holds(Value)) box.Attributes["checked"] = "checked";
        if (field.Error is not null) box.Attributes["aria-invalid"] = "true";
        if (DescribedBy(field, hinted) is { } ids) box.Attributes["aria-describedby"] = ids.Replace(field.HintId, IdOf(field) + "-h", StringComparison.Ordinal);
        return box;
    }

    private IHtmlContentBuilder? HintOf(FieldState field, TagHelperContent content)
    {
        IHtmlContent? words = HintText() is { } hint ? new HtmlContentBuilder().Append(hint) : content.IsEmptyOrWhiteSpace ? null : content;
        if (words is null) return null;
        var paragraph = Element("p", "hint");
        paragraph.Attributes["id"] = IdOf(field) + "-h";
        return Around(paragraph, words);
    }

    private string IdOf(FieldState field) => Value is "true" ? field.Id : FieldState.IdOf($"{field.Name}_{Value}");
}
