using FsCheck;
using FsCheck.Fluent;
using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Tests;

public sealed class DaysOffTests
{
    // https://www.timeanddate.com/holidays/poland/
    [Theory]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2028-04-16")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    public void Easter_is_where_the_calendar_has_it(string sunday) => Assert.Equal(Day(sunday), EasterOf(Day(sunday).Year));

    [Theory]
    [InlineData("2027-01-01", KnownDayOff.NewYear)]
    [InlineData("2027-01-06", KnownDayOff.Epiphany)]
    [InlineData("2027-03-28", KnownDayOff.EasterSunday)]
    [InlineData("2027-03-29", KnownDayOff.EasterMonday)]
    [InlineData("2027-05-01", KnownDayOff.LabourDay)]
    [InlineData("2027-05-03", KnownDayOff.ConstitutionDay)]
    [InlineData("2027-05-16", KnownDayOff.Pentecost)]
    [InlineData("2027-05-27", KnownDayOff.CorpusChristi)]
    [InlineData("2027-08-15", KnownDayOff.Assumption)]
    [InlineData("2026-11-01", KnownDayOff.AllSaints)]
    [InlineData("2026-11-11", KnownDayOff.IndependenceDay)]
    [InlineData("2026-12-24", KnownDayOff.ChristmasEve)]
    [InlineData("2026-12-25", KnownDayOff.Christmas)]
    [InlineData("2026-12-26", KnownDayOff.SecondDayOfChristmas)]
    [InlineData("2027-02-01", KnownDayOff.WinterBreak)]
    [InlineData("2027-02-14", KnownDayOff.WinterBreak)]
    public void A_day_off_says_why(string day, KnownDayOff why) => Assert.Equal(why, DaysOff.On(Day(day)));

    [Theory]
    [InlineData("2024-12-24")] // a day off since 2025
    [InlineData("2027-01-31")]
    [InlineData("2027-02-15")]
    [InlineData("2027-05-02")]
    [InlineData("2026-11-24")]
    [InlineData("2026-12-31")]
    public void Other_days_are_days_like_others(string day) => Assert.Null(DaysOff.On(Day(day)));

    [Fact]
    public void Every_year_has_an_Easter_Sunday_in_spring_and_fourteen_days_off_in_law() =>
        Prop.ForAll(Gen.Choose(2028, 2200).ToArbitrary(), year =>
        {
            var easter = EasterOf(year);
            var days = DaysOf(year).Where(day => DaysOff.On(day) is not null);
            // Pentecost falls on 3 May, or Corpus Christi on another feast, in no year of these.
            return easter.DayOfWeek == DayOfWeek.Sunday && easter >= new DateOnly(year, 3, 22) && easter <= new DateOnly(year, 4, 25) && days.Count() is 13 or 14;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_year_lists_each_of_its_days_off_once_and_in_order()
    {
        var listed = DaysOff.In(2027).ToList();
        Assert.Equal(listed.OrderBy(off => off.From), listed);
        Assert.Equal(DaysOf(2027).Where(day => DaysOff.On(day) is not null), listed.SelectMany(off => DaysOf(2027).Where(day => off.From <= day && day <= off.To)).Distinct());
        Assert.Equal((KnownDayOff.WinterBreak, new DateOnly(2027, 2, 1), new DateOnly(2027, 2, 14)), Assert.Single(listed, off => off.From != off.To));
        Assert.DoesNotContain(DaysOff.In(2024), off => off.Why == KnownDayOff.ChristmasEve);
    }

    private static DateOnly EasterOf(int year) => DaysOf(year).Single(day => DaysOff.On(day) == KnownDayOff.EasterSunday);

    private static IEnumerable<DateOnly> DaysOf(int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(day => new DateOnly(year, 1, 1).AddDays(day));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
