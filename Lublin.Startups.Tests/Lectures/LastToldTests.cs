using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Lectures;

namespace Lublin.Startups.Tests;

/// <summary>What a person hears of a session is the difference between what they know and what is so.</summary>
public sealed class LastToldTests
{
    private static readonly Guid Uid = Guid.CreateVersion7();
    private static readonly Slot Monday = new(new(2026, 12, 7), new(10, 15), new(11, 45), 1, null, IsCancelled: false);
    private static readonly DateTimeOffset Before = Warsaw.ToInstant(new(2026, 12, 1), new(9, 0));

    public static TheoryData<string> OneDifference => ["date", "hour", "length", "room", "link"];

    [Theory]
    [MemberData(nameof(OneDifference))]
    public void Another_day_hour_length_room_or_link_is_news(string what)
    {
        var now = what switch
        {
            "date" => Monday with { Date = Monday.Date.AddDays(1) },
            "hour" => Monday with { Start = new(10, 30), End = new(12, 0) },
            "length" => Monday with { End = new(12, 15) },
            "room" => Monday with { RoomId = 2 },
            _ => Monday with { RoomId = null, OnlineLink = "https://spotkania.example.org/x" },
        };
        Assert.Equal(new(Uid, TimetableChange.Moved, Monday), LastTold.Of(Uid, Monday, now, Before));
    }

    [Fact]
    public void What_is_as_they_know_it_is_no_news() => Assert.Null(LastTold.Of(Uid, Monday, Monday with { }, Before));

    [Fact]
    public void Who_never_heard_hears_that_it_is_there_and_who_loses_it_that_it_is_gone()
    {
        Assert.Equal(new(Uid, TimetableChange.Added, null), LastTold.Of(Uid, null, Monday, Before));
        Assert.Equal(new(Uid, TimetableChange.Added, null), LastTold.Of(Uid, Monday with { IsCancelled = true }, Monday, Before));
        Assert.Equal(new(Uid, TimetableChange.Cancelled, Monday), LastTold.Of(Uid, Monday, Monday with { IsCancelled = true }, Before));
        Assert.Equal(new(Uid, TimetableChange.Cancelled, Monday), LastTold.Of(Uid, Monday, null, Before));
    }

    [Fact]
    public void Of_what_they_never_heard_of_nobody_hears_that_it_is_gone()
    {
        Assert.Null(LastTold.Of(Uid, null, Monday with { IsCancelled = true }, Before));
        Assert.Null(LastTold.Of(Uid, null, null, Before));
        Assert.Null(LastTold.Of(Uid, Monday with { IsCancelled = true }, null, Before));
    }

    [Fact]
    public void Nothing_is_told_of_what_is_over()
    {
        var after = Warsaw.ToInstant(Monday.Date, new(10, 15));
        Assert.Null(LastTold.Of(Uid, null, Monday, after));
        Assert.Null(LastTold.Of(Uid, Monday, null, after));
        Assert.Null(LastTold.Of(Uid, Monday, Monday with { RoomId = 2 }, after));
        Assert.NotNull(LastTold.Of(Uid, Monday, Monday with { Date = Monday.Date.AddDays(7) }, after));
    }

    [Fact]
    public void A_letter_that_goes_in_place_of_earlier_ones_tells_from_where_the_first_of_them_would_have()
    {
        var (tuesday, wednesday) = (Monday with { Date = Monday.Date.AddDays(1) }, Monday with { Date = Monday.Date.AddDays(2) });
        var last = new Tiding(Uid, TimetableChange.Moved, tuesday);
        Tiding[] unsent = [new(Uid, TimetableChange.Moved, Monday)];
        Assert.Equal(new(Uid, TimetableChange.Moved, Monday), LastTold.Chained(last, unsent, wednesday, Before));
        Assert.Null(LastTold.Chained(last, unsent, Monday, Before));
        Assert.Equal(new(Uid, TimetableChange.Added, null), LastTold.Chained(last, [.. unsent, new(Uid, TimetableChange.Added, null)], wednesday, Before));
    }
}
