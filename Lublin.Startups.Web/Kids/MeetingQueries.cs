using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>A meeting that people outside the office know of, as it stands now.</summary>
/// <param name="Meeting">With session, room, animators, group, school, window and host.</param>
/// <param name="Of">How many meetings the cycle has, without the creative hour.</param>
/// <param name="Year">Of the season.</param>
public sealed record ToldMeeting(Meeting Meeting, int Of, int Year)
{
    public MeetingPlace Place => MeetingPlace.Of(Meeting);

    public string Number => GroupNumber.Of(Year, Meeting.Group.Order ?? 0);
}

public static class MeetingQueries
{
    /// <summary>What an animator leads and everybody knows of, from a day on, in order of time; those cancelled among it.</summary>
    public static Task<IReadOnlyList<ToldMeeting>> LedMeetingsAsync(this StartupsDb db, long animator, DateOnly from) =>
        OfAsync(db, db.Meetings.Where(meeting => meeting.Session.Date >= from && meeting.Session.Led.Any(led => led.PresenterId == animator)));

    /// <summary>The published ones of these sessions.</summary>
    /// <param name="db">The database.</param>
    /// <param name="sessions">Their rows.</param>
    /// <param name="evenOfSeasonsCalledOff">Those of a season that does not take place among them: for people who have to hear of that.</param>
    public static Task<IReadOnlyList<ToldMeeting>> ToldMeetingsAsync(this StartupsDb db, IReadOnlyCollection<long> sessions, bool evenOfSeasonsCalledOff = false) =>
        OfAsync(db, db.Meetings.Where(meeting => sessions.Contains(meeting.SessionId)), evenOfSeasonsCalledOff);

    /// <summary>The published ones that are still to come, in order of time.</summary>
    public static Task<IReadOnlyList<ToldMeeting>> ToldMeetingsAfterAsync(this StartupsDb db, DateTimeOffset now) =>
        OfAsync(db, db.Meetings.Where(meeting => meeting.Session.StartsAt > now));

    /// <summary>The published ones of a group, in order of time.</summary>
    public static Task<IReadOnlyList<ToldMeeting>> ToldMeetingsOfAsync(this StartupsDb db, long group) =>
        OfAsync(db, db.Meetings.Where(meeting => meeting.GroupId == group));

    /// <summary>The published meeting of that name; null when there is none.</summary>
    public static async Task<ToldMeeting?> ToldMeetingAsync(this StartupsDb db, Guid session) =>
        (await OfAsync(db, db.Meetings.Where(meeting => meeting.Session.Uid == session))).SingleOrDefault();

    private static async Task<IReadOnlyList<ToldMeeting>> OfAsync(StartupsDb db, IQueryable<Meeting> meetings, bool evenOfSeasonsCalledOff = false)
    {
        var rows = await meetings.AsNoTrackingWithIdentityResolution().AsSplitQuery()
            .Where(meeting => meeting.PublishedAt != null && meeting.Session.Edition.PublishedAt != null && (evenOfSeasonsCalledOff || meeting.Session.Edition.CancelledAt == null))
            .Include(meeting => meeting.Session.Room!.Venue)
            .Include(meeting => meeting.Session.Edition.Programme)
            .Include(meeting => meeting.Session.Led).ThenInclude(led => led.Presenter)
            .Include(meeting => meeting.Group.School)
            .Include(meeting => meeting.Window!.Host)
            .OrderBy(meeting => meeting.Session.StartsAt).ThenBy(meeting => meeting.SessionId).ToListAsync();
        var editions = rows.Select(meeting => meeting.Session.EditionId).Distinct().ToArray();
        var seasons = await db.Seasons.AsNoTracking().Where(season => editions.Contains(season.EditionId)).ToDictionaryAsync(season => season.EditionId);
        return [.. rows.Select(meeting => new ToldMeeting(meeting, seasons[meeting.Session.EditionId].Template.Count, seasons[meeting.Session.EditionId].Year))];
    }
}
