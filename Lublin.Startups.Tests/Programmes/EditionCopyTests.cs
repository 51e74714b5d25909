using FsCheck;
using FsCheck.Fluent;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests;

public sealed class EditionCopyTests
{
    [Theory]
    [InlineData("2027-03-22", 2)] // over 28 March, when summer time begins
    [InlineData("2027-10-25", 2)] // over 31 October, when it ends
    [InlineData("2026-11-23", 60)]
    public void The_clock_on_the_wall_stays_whatever_the_nights_between_do(string monday, int weeks)
    {
        var first = DateOnly.ParseExact(monday, "yyyy-MM-dd");
        var edition = Edition(first.AddDays(1), first.AddDays(3));

        var copy = edition.CopyAfter(weeks, "2027-01-01");

        Assert.Equal(
            edition.Sessions.Select(session => (session.Date.AddDays(7 * weeks), session.Date.DayOfWeek, session.Start, session.End)),
            copy.Sessions.Select(session => (session.Date, session.Date.DayOfWeek, session.Start, session.End)));
        Assert.Equal(Warsaw.ToLocal(edition.OpensAt).AddDays(7 * weeks), Warsaw.ToLocal(copy.OpensAt));
        Assert.Equal(Warsaw.ToLocal(edition.ClosesAt!.Value).AddDays(7 * weeks), Warsaw.ToLocal(copy.ClosesAt!.Value));
        Assert.All(copy.Sessions, session => Assert.Equal(new(17, 0), TimeOnly.FromDateTime(Warsaw.ToLocal(session.StartsAt))));
    }

    [Fact]
    public void A_copy_is_a_draft_of_its_own_under_the_terms_that_hold_now()
    {
        var edition = Edition(new(2026, 11, 24), new(2026, 12, 1));
        edition.Publish("2026-11-24", Warsaw.ToInstant(new(2026, 11, 1), new(9, 0)));

        var copy = edition.CopyAfter(3, "2027-01-01");

        Assert.Equal((null, null, "2027-01-01", 20, "uk"), (copy.PublishedAt, copy.Slug, copy.TermsVersion, copy.Capacity, copy.Language));
        Assert.Equal(new Funding(FundingKind.Partner, "Fundacja"), copy.Funding);
        Assert.Empty(copy.Sessions.Select(session => session.Uid).Intersect(edition.Sessions.Select(session => session.Uid)));
    }

    [Fact]
    public void A_session_called_off_is_not_copied_but_those_of_an_edition_called_off_are()
    {
        var now = Warsaw.ToInstant(new(2026, 11, 1), new(9, 0));
        var (one, all) = (Edition(new(2026, 11, 24), new(2026, 12, 1)), Edition(new(2026, 11, 24), new(2026, 12, 1)));
        one.Sessions.First().Cancel(now, "Awaria");
        all.Cancel("Choroba", now);

        Assert.Equal([new DateOnly(2026, 12, 8)], one.CopyAfter(1, "1").Sessions.Select(session => session.Date));
        Assert.Equal(2, all.CopyAfter(1, "1").Sessions.Count(session => session.CancelledAt is null));
    }

    [Theory]
    [InlineData("2026-11-24", "2026-11-24", "2026-11-01", 1)]
    [InlineData("2026-11-24", "2026-12-08", "2026-11-01", 3)] // it begins after the old one has ended
    [InlineData("2026-11-24", "2026-11-26", "2027-01-04", 6)] // and later than today
    [InlineData("2026-11-24", "2026-11-24", "2027-01-05", 7)]
    public void By_itself_a_copy_follows_the_old_one_and_today(string first, string last, string today, int weeks) =>
        Assert.Equal(weeks, EditionCopy.WeeksAfter(Day(first), Day(last), Day(today)));

    [Fact]
    public void Whichever_day_of_a_week_is_chosen_the_copy_begins_in_that_week() =>
        Prop.ForAll(
            (from first in Gen.Choose(0, 800) from chosen in Gen.Choose(0, 800) select (First: Day("2026-01-01").AddDays(first), Chosen: Day("2026-01-01").AddDays(chosen))).ToArbitrary(),
            days =>
            {
                var shifted = days.First.AddDays(7 * EditionCopy.WeeksTo(days.First, days.Chosen));
                return shifted.DayOfWeek == days.First.DayOfWeek && EditionCopy.MondayOf(shifted) == EditionCopy.MondayOf(days.Chosen);
            }).QuickCheckThrowOnFailure();

    private static Edition Edition(params DateOnly[] days)
    {
        var programme = new Programme(ProgrammeKind.Training, "x", new(new("pl", "X"), new("pl", "X"), new("pl", "X"), new("pl", "X"), null), ProgrammeLevel.Basic);
        var opens = Warsaw.ToInstant(days[0].AddDays(-14), new(9, 0));
        var edition = new Edition(programme, new(20, "uk", opens, "2026-11-01", ClosesAt: Warsaw.ToInstant(days[0].AddDays(-2), new(15, 0))) { Funding = new(FundingKind.Partner, "Fundacja") });
        foreach (var day in days)
            edition.AddSession(new(day, new(17, 0), new(19, 30), 1));
        return edition;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
