using System.Globalization;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Tests;

public sealed class OffersTests
{
    private const string FarAway = "2027-02-26 17:00";

    [Theory]
    [InlineData("2027-01-11 19:00", FarAway, "2027-01-12 19:00")] // a Monday: an hour today, eleven tomorrow
    [InlineData("2027-01-11 08:00", FarAway, "2027-01-11 20:00")]
    [InlineData("2027-01-11 23:30", FarAway, "2027-01-12 20:00")]
    [InlineData("2027-01-11 19:00", "2027-01-13 17:00", "2027-01-12 11:00")] // less than 48 hours: 4 awake hours
    [InlineData("2027-01-11 17:00", "2027-01-13 17:00", "2027-01-12 17:00")] // exactly 48 hours: still 12
    [InlineData("2027-01-13 13:00", "2027-01-13 17:00", "2027-01-13 16:00")] // at the latest an hour before the start
    [InlineData("2027-03-27 19:00", "2027-04-10 17:00", "2027-03-28 19:00")] // the night summer time begins
    [InlineData("2027-10-30 19:00", "2027-11-10 17:00", "2027-10-31 19:00")] // the night it ends
    public void An_offer_ends_after_its_awake_hours(string made, string start, string end) =>
        Assert.Equal(At(end), Offers.EndOf(At(made), At(start)));

    [Theory]
    [InlineData("2027-01-13 15:01", "2027-01-13 17:00")]
    [InlineData("2027-01-12 19:30", "2027-01-13 09:00")] // half an hour tonight, none before 8:00 tomorrow
    [InlineData("2027-01-13 17:30", "2027-01-13 17:00")]
    public void With_less_than_one_awake_hour_left_there_is_no_offer(string made, string start) =>
        Assert.Null(Offers.EndOf(At(made), At(start)));

    private static DateTimeOffset At(string local)
    {
        var time = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return Warsaw.ToInstant(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time));
    }
}
