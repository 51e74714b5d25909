using System.Collections;
using System.Globalization;
using System.Resources;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Tests;

public sealed class DateTextTests : IDisposable
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);
    private static readonly DateOnly Friday = new(2026, 11, 27);
    private static readonly TimeOnly Five = new(17, 0);
    private static readonly TimeOnly HalfPastSeven = new(19, 30);

    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Theory]
    [InlineData("pl", "wtorek 24~listopada~2026, 17:00^–^19:30")]
    [InlineData("pl-PL", "wtorek 24~listopada~2026, 17:00^–^19:30")]
    [InlineData("en", "Tuesday 24~November~2026, 17:00^–^19:30")]
    [InlineData("en-GB", "Tuesday 24~November~2026, 17:00^–^19:30")]
    [InlineData("uk", "вівторок 24~листопада~2026~року, 17:00^–^19:30")]
    [InlineData("uk-UA", "вівторок 24~листопада~2026~року, 17:00^–^19:30")]
    public void A_session_is_written_in_full(string language, string expected)
    {
        Speak(language);

        Assert.Equal(Joined(expected), DateText.Full(Tuesday, Five, HalfPastSeven));
        Assert.Equal(Joined(expected.Replace("^–^19:30", "", StringComparison.Ordinal)), DateText.Full(Tuesday.ToDateTime(Five)));
        Assert.Equal(Joined(expected.Split(',')[0]), DateText.Full(Tuesday));
    }

    [Theory]
    [InlineData("pl", "wt. 24~listopada, 17:00^–^19:30", "wt. 24~lis, 17:00")]
    [InlineData("en", "Tue 24~November, 17:00^–^19:30", "Tue 24~Nov, 17:00")]
    [InlineData("uk", "вт 24~листопада, 17:00^–^19:30", "вт 24~лис, 17:00")]
    public void Lists_and_tables_use_shorter_forms(string language, string list, string table)
    {
        Speak(language);

        Assert.Equal(Joined(list), DateText.Brief(Tuesday, Five, HalfPastSeven));
        Assert.Equal(Joined(list.Replace("^–^19:30", "", StringComparison.Ordinal)), DateText.Brief(Tuesday.ToDateTime(Five)));
        Assert.Equal(Joined(list.Split(',')[0]), DateText.Brief(Tuesday));
        Assert.Equal(Joined(table), DateText.Table(Tuesday.ToDateTime(Five)));
        Assert.Equal(Joined(table.Split(',')[0]), DateText.Table(Tuesday));
    }

    [Theory]
    [InlineData("pl", "do piątku 27~listopada~2026, 15:00")]
    [InlineData("en", "until Friday 27~November~2026, 15:00")]
    [InlineData("uk", "до п’ятниці 27~листопада~2026~року, 15:00")]
    public void An_end_stands_in_a_sentence(string language, string expected)
    {
        Speak(language);

        Assert.Equal(Joined(expected), DateText.Until(Friday.ToDateTime(new(15, 0))));
        Assert.Equal(Joined(expected.Split(',')[0]), DateText.Until(Friday));
    }

    [Theory]
    [InlineData("pl", "w~poniedziałek 23~listopada", "na poniedziałek 23~listopada")]
    [InlineData("en", "on Monday 23~November", "for Monday 23~November")]
    [InlineData("uk", "у~понеділок 23~листопада", "на понеділок 23~листопада")]
    public void A_day_stands_in_a_sentence(string language, string on, string @for)
    {
        Speak(language);
        var monday = new DateOnly(2026, 11, 23);

        Assert.Equal(Joined(on), DateText.On(monday));
        Assert.Equal(Joined(on) + ", 9:00", DateText.On(monday.ToDateTime(new(9, 0))));
        Assert.Equal(Joined(@for), DateText.For(monday));
    }

    [Fact]
    public void Polish_weekdays_are_declined()
    {
        Speak("pl");
        var week = Enumerable.Range(23, 7).Select(day => new DateOnly(2026, 11, day)).ToList();

        Assert.Equal(
            ["do poniedziałku", "do wtorku", "do środy", "do czwartku", "do piątku", "do soboty", "do niedzieli"],
            week.Select(day => WithoutDate(DateText.Until(day))));
        Assert.Equal(
            ["w~poniedziałek", "we wtorek", "w~środę", "w~czwartek", "w~piątek", "w~sobotę", "w~niedzielę"],
            week.Select(day => WithoutDate(DateText.On(day)).Replace('\u00A0', '~')));
        Assert.Equal(
            ["na poniedziałek", "na wtorek", "na środę", "na czwartek", "na piątek", "na sobotę", "na niedzielę"],
            week.Select(day => WithoutDate(DateText.For(day))));
        Assert.Equal(
            ["pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz."], week.Select(day => DateText.Leaf(day).Weekday));
    }

    [Fact]
    public void Ukrainian_weekdays_are_declined()
    {
        Speak("uk");
        var week = Enumerable.Range(23, 7).Select(day => new DateOnly(2026, 11, day)).ToList();

        Assert.Equal(
            ["до понеділка", "до вівторка", "до середи", "до четверга", "до п’ятниці", "до суботи", "до неділі"],
            week.Select(day => WithoutDate(DateText.Until(day))));
        Assert.Equal(
            ["у понеділок", "у вівторок", "у середу", "у четвер", "у п’ятницю", "у суботу", "у неділю"],
            week.Select(day => WithoutDate(DateText.On(day)).Replace('\u00A0', ' ')));
        Assert.Equal(["пн", "вт", "ср", "чт", "пт", "сб", "нд"], week.Select(day => DateText.Leaf(day).Weekday));
    }

    [Theory]
    [InlineData("pl", "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia")]
    [InlineData("en", "January February March April May June July August September October November December")]
    [InlineData("uk", "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня")]
    public void Months_stand_in_the_genitive(string language, string months)
    {
        Speak(language);

        Assert.Equal(
            months.Split(' ').Select(month => "3\u00A0" + month),
            Enumerable.Range(1, 12).Select(month => DateText.DayAndMonth(new(2026, month, 3))));
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-27", true, "23^–^27~listopada~2026")]
    [InlineData("2026-11-23", "2026-11-27", false, "23^–^27~listopada")]
    [InlineData("2026-11-30", "2026-12-04", true, "30~listopada~– 4~grudnia~2026")]
    [InlineData("2026-11-30", "2026-12-04", false, "30~listopada~– 4~grudnia")]
    [InlineData("2026-12-28", "2027-01-03", false, "28~grudnia~2026~– 3~stycznia~2027")]
    [InlineData("2026-11-23", "2027-11-27", true, "23~listopada~2026~– 27~listopada~2027")]
    [InlineData("2026-11-23", "2026-11-23", true, "23~listopada~2026")]
    public void Ranges_say_nothing_twice(string first, string last, bool year, string expected)
    {
        Speak("pl");

        Assert.Equal(Joined(expected), DateText.Range(Day(first), Day(last), year));
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-27", true, "23^–^27~листопада~2026~року")]
    [InlineData("2026-11-23", "2026-11-27", false, "23^–^27~листопада")]
    [InlineData("2026-12-28", "2027-01-03", false, "28~грудня~2026~року~– 3~січня~2027~року")]
    public void A_Ukrainian_year_is_called_one(string first, string last, bool year, string expected)
    {
        Speak("uk");

        Assert.Equal(Joined(expected), DateText.Range(Day(first), Day(last), year));
    }

    [Fact]
    public void Hours_have_no_leading_zero_and_midnight_is_zero()
    {
        Assert.Equal("9:05", DateText.Time(new(9, 5)));
        Assert.Equal("0:00", DateText.Time(new(0, 0)));
        Assert.Equal("9:00\u2060–\u206011:30", DateText.Times(new(9, 0), new(11, 30)));
    }

    [Fact]
    public void The_calendar_leaf_has_three_parts()
    {
        Speak("pl");
        Assert.Equal(new DateLeaf("czw.", "3", "gru"), DateText.Leaf(new(2026, 12, 3)));
        Speak("en");
        Assert.Equal(new DateLeaf("Thu", "3", "Dec"), DateText.Leaf(new(2026, 12, 3)));
        Speak("uk");
        Assert.Equal(new DateLeaf("чт", "3", "гру"), DateText.Leaf(new(2026, 12, 3)));
    }

    [Fact]
    public void Machines_read_the_same_in_every_language()
    {
        Speak("uk");

        Assert.Equal("2026-11-24", DateText.Iso(Tuesday));
        Assert.Equal("2026-11-24T09:05", DateText.Iso(Tuesday.ToDateTime(new(9, 5))));
    }

    [Fact]
    public void Every_language_has_every_word_of_its_own()
    {
        var words = new ResourceManager("Lublin.Startups.Web.Ui.DateTexts", typeof(DateText).Assembly);
        var polish = Keys(words, CultureInfo.InvariantCulture);

        Assert.Equal(60, polish.Count);
        Assert.Equal(polish, Keys(words, CultureInfo.GetCultureInfo("en")));
        Assert.Equal(polish, Keys(words, CultureInfo.GetCultureInfo("uk")));
    }

    private static List<string> Keys(ResourceManager words, CultureInfo culture) =>
        [.. words.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal)];

    private static void Speak(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    private static string Joined(string text) => text.Replace('~', '\u00A0').Replace('^', '\u2060');

    private static string WithoutDate(string text) => text[..text.LastIndexOf(' ', text.IndexOfAny([.. "0123456789"]))];

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
