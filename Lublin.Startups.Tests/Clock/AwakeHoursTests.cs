using FsCheck;
using FsCheck.Fluent;
using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Tests;

public sealed class AwakeHoursTests
{
    private static readonly Config ThousandTimes = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Theory]
    [InlineData("2026-11-23T19:00", 4, "2026-11-24T11:00")]
    [InlineData("2026-11-23T19:00", 12, "2026-11-24T19:00")]
    [InlineData("2026-11-23T08:00", 12, "2026-11-23T20:00")]
    [InlineData("2026-11-23T16:00", 4, "2026-11-23T20:00")]
    [InlineData("2026-11-23T20:00", 4, "2026-11-24T12:00")]
    [InlineData("2026-11-23T23:30", 4, "2026-11-24T12:00")]
    [InlineData("2026-11-24T03:00", 12, "2026-11-24T20:00")]
    [InlineData("2027-03-27T19:00", 12, "2027-03-28T19:00")]
    [InlineData("2027-10-30T19:00", 12, "2027-10-31T19:00")]
    [InlineData("2026-12-31T19:00", 36, "2027-01-03T19:00")]
    [InlineData("2026-11-23T20:00", 0, "2026-11-23T20:00")]
    [InlineData("2026-11-23T21:00", 0, "2026-11-24T08:00")]
    public void An_offer_stands_still_at_night(string made, int hours, string ends) =>
        Assert.Equal(At(ends), AwakeHours.After(At(made), TimeSpan.FromHours(hours)));

    [Theory]
    [InlineData("2026-11-23T19:00", "2026-11-24T11:00", 4)]
    [InlineData("2026-11-23T20:00", "2026-11-24T08:00", 0)]
    [InlineData("2026-11-23T02:00", "2026-11-23T06:00", 0)]
    [InlineData("2026-11-23T06:00", "2026-11-25T22:00", 36)]
    [InlineData("2026-11-24T11:00", "2026-11-23T19:00", 0)]
    public void The_night_does_not_count(string from, string to, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), AwakeHours.Between(At(from), At(to)));

    [Fact]
    public void A_negative_span_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AwakeHours.After(At("2026-11-23T12:00"), TimeSpan.FromTicks(-1)));

    [Fact]
    public void What_passes_until_the_end_is_what_was_given() =>
        Prop.ForAll(Moments(), Spans(), (from, awake) => AwakeHours.Between(from, AwakeHours.After(from, awake)) == awake)
            .Check(ThousandTimes);

    [Theory]
    [InlineData("2026-11-24T16:00", 1, "2026-11-24T15:00")]
    [InlineData("2026-11-24T08:30", 1, "2026-11-23T19:30")]
    [InlineData("2026-11-24T08:00", 1, "2026-11-23T19:00")]
    [InlineData("2026-11-24T22:00", 1, "2026-11-24T19:00")]
    [InlineData("2026-11-24T09:00", 1, "2026-11-24T08:00")]
    [InlineData("2027-03-28T08:30", 2, "2027-03-27T18:30")]
    public void Before_an_instant_lies_so_much_awake_time(string until, int hours, string from) =>
        Assert.Equal(At(from), AwakeHours.Before(At(until), TimeSpan.FromHours(hours)));

    [Fact]
    public void The_end_is_always_between_eight_and_twenty() =>
        Prop.ForAll(Moments(), Spans(), (from, awake) =>
        {
            var end = TimeOnly.FromDateTime(Warsaw.ToLocal(AwakeHours.After(from, awake)));
            return end >= new TimeOnly(8, 0) && end <= new TimeOnly(20, 0);
        }).Check(ThousandTimes);

    [Fact]
    public void The_end_never_comes_before_the_beginning() =>
        Prop.ForAll(Moments(), Spans(), (from, awake) => AwakeHours.After(from, awake) >= from + awake)
            .Check(ThousandTimes);

    [Fact]
    public void Who_begins_later_or_gets_more_never_ends_earlier() =>
        Prop.ForAll(Moments(), Spans(), Spans(), (from, awake, more) =>
            AwakeHours.After(from + more, awake) >= AwakeHours.After(from, awake)
            && AwakeHours.After(from, awake + more) >= AwakeHours.After(from, awake))
            .Check(ThousandTimes);

    /// <summary>Half of them within three days of a change of the clocks in 2027.</summary>
    private static Arbitrary<DateTimeOffset> Moments()
    {
        var anywhere = Gen.Choose(0, 400 * 24 * 60).Select(minute => At("2026-11-20T00:00").AddMinutes(minute));
        var nearChange =
            from change in Gen.Elements(At("2027-03-28T03:00"), At("2027-10-31T03:00"))
            from second in Gen.Choose(-3 * 86400, 3 * 86400)
            select change.AddSeconds(second);
        return Gen.OneOf(anywhere, nearChange).ToArbitrary();
    }

    private static Arbitrary<TimeSpan> Spans() =>
        Gen.OneOf(
            Gen.Choose(0, 60 * 3600).Select(second => TimeSpan.FromSeconds(second)),
            Gen.Choose(0, 60).Select(hour => TimeSpan.FromHours(hour))).ToArbitrary();

    private static DateTimeOffset At(string warsaw)
    {
        var local = DateTime.ParseExact(warsaw, "yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return Warsaw.ToInstant(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }
}
