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
    [InlineData("2027-01-01", DayOff.NewYear)]
    [InlineData("2027-01-06", DayOff.Epiphany)]
    [InlineData("2027-03-28", DayOff.EasterSunday)]
    [InlineData("2027-03-29", DayOff.EasterMonday)]
    [InlineData("2027-05-01", DayOff.LabourDay)]
    [InlineData("2027-05-03", DayOff.ConstitutionDay)]
    [InlineData("2027-05-16", DayOff.Pentecost)]
    [InlineData("2027-05-27", DayOff.CorpusChristi)]
    [InlineData("2027-08-15", DayOff.Assumption)]
    [InlineData("2026-11-01", DayOff.AllSaints)]
    [InlineData("2026-11-11", DayOff.IndependenceDay)]
    [InlineData("2026-12-24", DayOff.ChristmasEve)]
    [InlineData("2026-12-25", DayOff.Christmas)]
    [InlineData("2026-12-26", DayOff.SecondDayOfChristmas)]
    [InlineData("2027-02-01", DayOff.WinterBreak)]
    [InlineData("2027-02-14", DayOff.WinterBreak)]
    public void A_day_off_says_why(string day, DayOff why) => Assert.Equal(why, DaysOff.On(Day(day)));

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

    private static DateOnly EasterOf(int year) => DaysOf(year).Single(day => DaysOff.On(day) == DayOff.EasterSunday);

    private static IEnumerable<DateOnly> DaysOf(int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(day => new DateOnly(year, 1, 1).AddDays(day));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
