using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Ui.Forms;

/// <summary>
/// <c>&lt;field for="Form.Email" label-key="…" hint-key="…" type="email" autocomplete="email" width="20" /&gt;</c>: label, hint,
/// error and input in that order, tied together for screen readers. Too long an answer is accepted and answered with an error.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
[HtmlTargetElement("field", Attributes = "named", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IStringLocalizer<UiTexts> kit) : FormTagHelper(kit)
{
    /// <summary>An input type, or "textarea".</summary>
    public string Type { get; set; } = "text";

    /// <summary>What browsers may fill in.</summary>
    public string? Autocomplete { get; set; }

    /// <summary>Which keyboard a phone shows.</summary>
    public string? Inputmode { get; set; }

    /// <summary>5, 10 or 20: the width hints the answer.</summary>
    public int? Width { get; set; }

    /// <summary>Digits in fixed widths with a slashed zero: numbers, references.</summary>
    public bool Code { get; set; }

    /// <summary>Lines of a textarea.</summary>
    public int Rows { get; set; } = 5;

    /// <summary>The label is read and not seen: in a table whose heads say as much.</summary>
    public bool Bare { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = State();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", field.Error is null ? "fg" : "fg bad");

        var label = Element("label", Bare ? "visually-hidden" : "form-label");
        label.Attributes["for"] = field.Id;
        label.InnerHtml.AppendHtml(LabelContent());
        output.Content.AppendHtml(label);
        if (HintText() is { } hint) output.Content.AppendHtml(HintParagraph(field.HintId, hint));
        if (field.Error is not null) output.Content.AppendHtml(ErrorParagraph(field));
        output.Content.AppendHtml(Input(field));
    }

    private TagBuilder Input(FieldState field)
    {
        var many = Type is "textarea";
        var input = Element(many ? "textarea" : "input", Css());
        input.Attributes["id"] = field.Id;
        input.Attributes["name"] = field.Name;
        if (many)
        {
            input.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
            // A browser drops the first line break of a textarea; ours keeps the one that was typed.
            input.InnerHtml.AppendHtml("\n").Append(field.Value ?? "");
        }
        else
        {
            input.TagRenderMode = TagRenderMode.SelfClosing;
            input.Attributes["type"] = Type;
            input.Attributes["value"] = Type is "password" ? "" : field.Value ?? "";
        }

        Set(input, "autocomplete", Autocomplete);
        Set(input, "inputmode", Inputmode);
        Set(input, "spellcheck", Type is "email" ? "false" : null);
        Set(input, "aria-required", Optional ? null : "true");
        Set(input, "aria-invalid", field.Error is null ? null : "true");
        Set(input, "aria-describedby", DescribedBy(field, HintText() is not null));
        return input;
    }

    private string Css() => "form-control" + (Width is { } width ? $" w-{width}" : "") + (Code ? " code" : "");

    private static void Set(TagBuilder input, string attribute, string? value)
    {
        if (value is not null) input.Attributes[attribute] = value;
    }
}
