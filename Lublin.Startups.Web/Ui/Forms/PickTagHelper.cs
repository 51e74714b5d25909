using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Ui.Forms;

/// <summary>One of what a <c>&lt;pick&gt;</c> offers.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What is read.</param>
/// <param name="Group">Under which heading it stands; null under none.</param>
public sealed record PickItem(string Value, string Text, string? Group = null);

/// <summary><c>&lt;pick for="Form.RoomId" label-key="…" items="Model.Rooms" /&gt;</c>: one of many, from a list that opens.</summary>
[HtmlTargetElement("pick", Attributes = "for,items", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PickTagHelper(IStringLocalizer<UiTexts> kit) : FormTagHelper(kit)
{
    public IEnumerable<PickItem> Items { get; set; } = [];

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = State();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", field.Error is null ? "fg" : "fg bad");

        var label = Element("label", "form-label");
        label.Attributes["for"] = field.Id;
        label.InnerHtml.AppendHtml(LabelContent());
        output.Content.AppendHtml(label);
        if (HintText() is { } hint) output.Content.AppendHtml(HintParagraph(field.HintId, hint));
        if (field.Error is not null) output.Content.AppendHtml(ErrorParagraph(field));
        output.Content.AppendHtml(Select(field));
    }

    private TagBuilder Select(FieldState field)
    {
        var select = Element("select", "form-select");
        select.Attributes["id"] = field.Id;
        select.Attributes["name"] = field.Name;
        if (field.Error is not null) select.Attributes["aria-invalid"] = "true";
        if (DescribedBy(field, HintText() is not null) is { } ids) select.Attributes["aria-describedby"] = ids;
        foreach (var group in Items.GroupBy(item => item.Group, StringComparer.Ordinal))
        {
            var holder = select;
            if (group.Key is not null)
            {
                holder = new TagBuilder("optgroup");
                holder.Attributes["label"] = group.Key;
            }

            foreach (var item in group) holder.InnerHtml.AppendHtml(Option(item, field));
            if (holder != select) select.InnerHtml.AppendHtml(holder);
        }

        return select;
    }

    private static TagBuilder Option(PickItem item, FieldState field)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = item.Value;
        if (string.Equals(field.Value ?? "", item.Value, StringComparison.Ordinal)) option.Attributes["selected"] = "selected";
        option.InnerHtml.Append(item.Text);
        return option;
    }
}
