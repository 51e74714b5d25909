using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>That the demo shows every state of a season that its pages promise.</summary>
public sealed class DemoKidsTests(DemoOnSqlite demo) : IClassFixture<DemoOnSqlite>
{
    [Fact]
    public async Task Groups_stand_in_their_order_and_a_protocol_says_so()
    {
        var groups = await demo.Site.WithAsync(db => db.SchoolGroups.Include(group => group.Enrolment).ToListAsync());
        var admitted = groups.Where(group => group.Enrolment?.State == EnrolmentState.Confirmed).ToList();
        Assert.Equal((15, 340), (admitted.Count, admitted.Sum(group => group.Children)));
        Assert.Equal(2, groups.Count(group => group.Enrolment?.State == EnrolmentState.Waiting));
        Assert.False(Assert.Single(groups, group => group.IsDraft).HeadAgrees);
        Assert.Equal(17, Assert.Single(await demo.Site.WithAsync(db => db.Protocols.ToListAsync())).Rows.Count);
    }

    [Fact]
    public async Task Firms_animators_and_schools_are_as_many_as_a_city_has()
    {
        var schools = await demo.Site.WithAsync(db => db.Schools.Select(school => school.Name).ToListAsync());
        Assert.Equal(40, schools.Count);
        Assert.All(schools, name => Assert.Contains("demo", name, StringComparison.Ordinal));
        var hosts = await demo.Site.WithAsync(db => db.VisitHosts.ToListAsync());
        Assert.Equal((14, 8), (hosts.Count, hosts.Select(host => host.Industry).Distinct(StringComparer.Ordinal).Count()));
        var windows = await demo.Site.WithAsync(db => db.VisitWindows.ToListAsync());
        Assert.Equal((20, 18), (windows.Count(window => window.Kind == MeetingKind.CompanyVisit), windows.Count(window => window.Kind == MeetingKind.CreativeHour)));
        Assert.Equal(12, await demo.Site.WithAsync(db => db.Animators.CountAsync()));
        Assert.Equal("Lubelski Park Naukowo-Technologiczny", await demo.Site.WithAsync(async db => (await db.Seasons.Include(season => season.Edition.Sessions).ThenInclude(session => session.Room!.Venue).SingleAsync()).Gala.Room?.Venue.Name));
    }

    [Fact]
    public async Task Dates_of_those_who_agreed_are_told_those_of_others_are_planned_and_two_were_held()
    {
        var meetings = await demo.Site.WithAsync(db => db.Meetings.Include(meeting => meeting.Group).ToListAsync());
        Assert.Equal(2, meetings.Count(meeting => meeting.IsHeld));
        Assert.Equal(Enumerable.Range(1, 15), meetings.Select(meeting => meeting.Group.Order!.Value).Distinct().Order());
        Assert.All(meetings, meeting => Assert.Equal(meeting.Group.Order <= 10, meeting.PublishedAt is not null));
        Assert.Equal(0, await demo.Site.WithAsync(db => db.Outbox.CountAsync(mail => mail.Kind == "cycle-dates")));
    }
}
