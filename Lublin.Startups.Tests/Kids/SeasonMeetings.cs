using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Kids;

/// <summary>Puts meetings of groups into a season, as their cycle would.</summary>
internal static class SeasonMeetings
{
    /// <summary>Answers the meeting's session.</summary>
    /// <param name="season">Whose.</param>
    /// <param name="group">Of which group.</param>
    /// <param name="order">Which of the template.</param>
    /// <param name="date">When, from 9:00.</param>
    /// <param name="minutes">How long.</param>
    /// <param name="window">Of a visit or a creative hour.</param>
    /// <param name="leaders">Presenters.</param>
    public static Task<long> MeetingAsync(this SeasonOffice season, long group, int order, DateOnly date, int minutes = 45, long? window = null, params long[] leaders) => season.Office.AskAsync<StartupsDb, long>(async db =>
    {
        var edition = await db.Editions.Include(edition => edition.Sessions).SingleAsync(edition => edition.Id == season.Edition);
        var session = edition.AddSession(new(date, new(9, 0), new TimeOnly(9, 0).AddMinutes(minutes), RoomId: null), groupId: group);
        edition.Lead(session, leaders);
        var given = window is null ? null : await db.VisitWindows.SingleAsync(each => each.Id == window);
        var meeting = new Meeting(session, group, order, given?.Kind ?? MeetingKind.Animators, "Spotkanie");
        meeting.Take(given);
        db.Add(meeting);
        await db.SaveChangesAsync();
        return session.Id;
    });

    public static Task ChangeAsync(this SeasonOffice season, long session, Action<Meeting> change) => season.Office.DoAsync<StartupsDb>(async db =>
    {
        change(await db.Meetings.Include(meeting => meeting.Session).ThenInclude(held => held.Edition).SingleAsync(meeting => meeting.SessionId == session));
        await db.SaveChangesAsync();
    });

    public static Task LogAsync(this SeasonOffice season, long session) =>
        season.ChangeAsync(session, meeting => meeting.Log(new(22, 2, TeacherStayed: true, "Wszystko dobrze"), SeasonOffice.Staff, season.Office.Clock.GetUtcNow()));
}
