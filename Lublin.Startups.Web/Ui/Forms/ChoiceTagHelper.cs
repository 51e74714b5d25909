using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Ui.Forms;

/// <summary>One answer to an <see cref="OptionsTagHelper"/>'s question. In a card its content stands beside the label.</summary>
[HtmlTargetElement("choice", ParentTag = "options", Attributes = "value")]
public sealed class ChoiceTagHelper(IStringLocalizer<UiTexts> kit) : FormTagHelper(kit)
{
    /// <summary>What is posted.</summary>
    public string Value { get; set; } = "";

    /// <summary>Stays visible but cannot be chosen; the hint says why.</summary>
    public bool Disabled { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var options = (OptionsState)context.Items[typeof(OptionsState)];
        var content = await output.GetChildContentAsync();
        var input = Radio(options);
        output.TagName = null;
        output.Content.AppendHtml(options.Cards ? Card(input, content) : Row(input));
        if (!options.Cards && !content.IsEmptyOrWhiteSpace) output.Content.AppendHtml(Around(Element("div", "cond"), content));
    }

    private TagBuilder Radio(OptionsState options)
    {
        var input = Element("input", "form-check-input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "radio";
        input.Attributes["id"] = options.NextId(Value);
        input.Attributes["name"] = options.Question.Name;
        input.Attributes["value"] = Value;
        if (options.Question.Holds(Value) && !Disabled) input.Attributes["checked"] = "checked";
        if (Disabled) input.Attributes["disabled"] = "disabled";
        return input;
    }

    private TagBuilder Row(TagBuilder input)
    {
        var row = Element("div", "form-check");
        var label = new TagBuilder("label");
        label.Attributes["for"] = input.Attributes["id"];
        label.InnerHtml.Append(ChoiceLabel());
        row.InnerHtml.AppendHtml(input).AppendHtml(label);
        if (HintText() is { } hint)
        {
            var id = input.Attributes["id"] + "-h2";
            input.Attributes["aria-describedby"] = id;
            row.InnerHtml.AppendHtml(HintParagraph(id, hint));
        }

        return row;
    }

    private IHtmlContentBuilder Card(TagBuilder input, TagHelperContent content)
    {
        var name = new TagBuilder("b");
        name.InnerHtml.Append(ChoiceLabel());
        TagBuilder? sub = null;
        if (HintText() is { } hint)
        {
            sub = Element("span", "sub");
            sub.InnerHtml.Append(hint);
        }

        return Around(Element("label", "opt"), input, name, sub, content);
    }

    private string ChoiceLabel() => Words(Label, LabelKey) ?? Value;
}
