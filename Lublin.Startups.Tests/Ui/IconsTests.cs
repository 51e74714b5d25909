using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Tests;

public sealed class IconsTests
{
    [Fact]
    public void Every_kind_has_an_icon_that_screen_readers_skip() =>
        Assert.All(Kinds.All, kind => Assert.StartsWith("<svg class=\"i\" aria-hidden=\"true\" focusable=\"false\" viewBox=", Icons.Svg(kind.Icon), StringComparison.Ordinal));

    [Fact]
    public void Every_tone_has_an_icon() =>
        Assert.All(Enum.GetValues<Tone>(), tone => Assert.Contains("<path", Icons.Svg(tone.Icon()), StringComparison.Ordinal));

    [Fact]
    public void An_icon_that_is_not_there_is_named() =>
        Assert.Contains("no-such", Assert.Throws<ArgumentException>(() => Icons.Svg("no-such")).Message, StringComparison.Ordinal);

    [Fact]
    public void Drawings_written_once_stand_hidden_under_their_names() =>
        Assert.Matches("^<svg class=\"symbols\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><symbol id=\"geo-alt\" viewBox=\"0 0 16 16\"><path .*</symbol><symbol id=\"person\" .*</symbol></svg>$", Icons.Symbols("geo-alt", "person"));
}
