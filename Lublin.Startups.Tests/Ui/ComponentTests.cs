using Bunit;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Components;

namespace Lublin.Startups.Tests;

public sealed class ComponentTests : BunitContext
{
    [Theory]
    [InlineData(9, 24, "meter", "37")]
    [InlineData(21, 24, "meter low", "87")]
    [InlineData(108, 120, "meter low", "90")]
    public void A_meter_shows_the_share_of_seats_taken_and_warns_when_few_are_left(int taken, int capacity, string css, string width)
    {
        var seats = Seats("Zostało *15 miejsc* z 24", taken, capacity);

        Assert.Equal(css, seats.Find("svg").GetAttribute("class"));
        Assert.Equal(width, seats.Find("rect").GetAttribute("width"));
        seats.Find("span").MarkupMatches("<span>Zostało <b>15 miejsc</b> z 24</span>");
    }

    [Fact]
    public void A_full_meter_is_hatched_and_has_no_bar()
    {
        var seats = Seats("*Brak miejsc.*", 24, 24);

        Assert.Equal("meter full", seats.Find("svg").GetAttribute("class"));
        Assert.Empty(seats.FindAll("rect"));
    }

    [Fact]
    public void A_meter_with_nobody_in_it_is_empty()
    {
        var seats = Seats("Zostały 24 miejsca", 0, 24);

        Assert.Equal("meter", seats.Find("svg").GetAttribute("class"));
        Assert.Empty(seats.FindAll("rect"));
    }

    [Fact]
    public void A_sentence_is_written_as_text_never_as_markup()
    {
        var seats = Seats("<script>*<i>1</i>*", 1, 24);

        Assert.Empty(seats.FindAll("script, i"));
    }

    [Fact]
    public void No_component_writes_a_style_that_the_content_security_policy_would_refuse()
    {
        Assert.DoesNotContain("style=", Seats("1", 1, 2).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_leaf_is_hidden_from_screen_readers()
    {
        var leaf = Render<Lublin.Startups.Web.Ui.Components.CalendarLeaf>(p => p.Add(x => x.Weekday, "wt.").Add(x => x.Day, "24").Add(x => x.Month, "lis"));

        leaf.MarkupMatches("<div class=\"cal\" aria-hidden=\"true\"><span>wt.</span><b>24</b><small>lis</small></div>");
    }

    [Theory]
    [InlineData(Tone.Ok, "tag tag-ok")]
    [InlineData(Tone.Neutral, "tag tag-neutral")]
    [InlineData(Tone.Bad, "tag tag-bad")]
    public void A_status_says_its_word_beside_its_colour_and_icon(Tone tone, string css)
    {
        var tag = Render<StatusTag>(p => p.Add(x => x.Tone, tone).Add(x => x.Text, "Robocze"));

        Assert.Equal(css, tag.Find("span").GetAttribute("class"));
        Assert.Equal("Robocze", tag.Find("span").TextContent);
        Assert.Equal("true", tag.Find("svg").GetAttribute("aria-hidden"));
    }

    [Theory]
    [InlineData(2, "h2")]
    [InlineData(3, "h3")]
    public void A_notice_takes_the_heading_level_of_its_place(int level, string element)
    {
        var notice = Render<Notice>(p => p.Add(x => x.Tone, Tone.Warn).Add(x => x.Title, "Zostały 2 dni").Add(x => x.Level, level));

        Assert.Equal("Zostały 2 dni", notice.Find(element).TextContent);
        Assert.Equal("note note-warn", notice.Find("div").GetAttribute("class"));
    }

    [Fact]
    public void An_empty_state_without_links_offers_none()
    {
        var empty = Render<EmptyState>(p => p.Add(x => x.Title, "Nie ma szkoleń").Add(x => x.Text, "Zajrzyj później"));

        Assert.Empty(empty.FindAll("a"));
        Assert.Equal("Nie ma szkoleń", empty.Find("h2").TextContent);
    }

    [Fact]
    public void Steps_mark_what_is_done_and_where_one_is()
    {
        var steps = Render<Steps>(p => p
            .Add(x => x.Label, "Postęp").Add(x => x.Done, "gotowe").Add(x => x.Current, 2)
            .Add(x => x.Names, ["Termin", "Twoje dane", "Sprawdzenie"]));

        Assert.Equal("2. Twoje dane", steps.Find("[aria-current=step]").TextContent);
        Assert.Equal("1. Termin — gotowe", steps.Find(".done span").TextContent);
        Assert.Equal(3, steps.FindAll("li").Count);
    }

    private IRenderedComponent<Seats> Seats(string sentence, int taken, int capacity) =>
        Render<Seats>(p => p.Add(x => x.Sentence, sentence).Add(x => x.Taken, taken).Add(x => x.Capacity, capacity));
}
