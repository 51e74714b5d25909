using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Ui.Forms;

/// <summary>
/// <c>&lt;options for="Form.Situation" label-key="…"&gt; &lt;choice value="Firm" label-key="…"&gt;…&lt;/choice&gt; &lt;/options&gt;</c>:
/// one question with radio buttons. What stands inside a choice is asked when it is chosen.
/// </summary>
[HtmlTargetElement("options", Attributes = "for")]
[HtmlTargetElement("options", Attributes = "named")]
public sealed class OptionsTagHelper(IStringLocalizer<UiTexts> kit) : FormTagHelper(kit)
{
    /// <summary>Each choice as a card that can be clicked anywhere.</summary>
    public bool Cards { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var field = State();
        context.Items[typeof(OptionsState)] = new OptionsState(field, Cards);
        var choices = await output.GetChildContentAsync();

        output.TagName = "fieldset";
        output.Attributes.SetAttribute("class", "q");
        var hint = HintText();
        if (DescribedBy(field, hint is not null) is { } ids) output.Attributes.SetAttribute("aria-describedby", ids);

        var legend = new TagBuilder("legend");
        legend.InnerHtml.AppendHtml(LabelContent());
        output.Content.AppendHtml(legend).AppendHtml(Around(
            Element("div", field.Error is null ? "fg" : "fg bad"),
            hint is null ? null : HintParagraph(field.HintId, hint),
            field.Error is null ? null : ErrorParagraph(field),
            Cards ? Around(Element("div", "opts"), choices) : choices));
    }
}

/// <summary>What a question tells its choices.</summary>
internal sealed class OptionsState(FieldState question, bool cards)
{
    private bool first = true;

    public FieldState Question => question;

    public bool Cards => cards;

    /// <summary>The first choice carries the field's own id, so that the error summary's link lands on it.</summary>
    public string NextId(string value)
    {
        if (!first) return FieldState.IdOf($"{question.Name}_{value}");
        first = false;
        return question.Id;
    }
}
