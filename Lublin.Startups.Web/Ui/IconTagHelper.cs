using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lublin.Startups.Web.Ui;

/// <summary><c>&lt;pl-icon name="calendar-event" /&gt;</c>: a decorative icon; the words beside it carry the meaning.</summary>
[HtmlTargetElement("pl-icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>A file in Ui/Icons, without its ending.</summary>
    public string Name { get; set; } = "";

    /// <summary>Classes of the svg element.</summary>
    public string Css { get; set; } = "i";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icons.Svg(Name, Css));
    }
}
