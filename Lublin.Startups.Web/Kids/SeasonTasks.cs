using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Somebody who has to be looked up in the registers.</summary>
/// <param name="Subject">As subjects are named.</param>
/// <param name="Name">Of a presenter, or of who receives groups at a host's.</param>
/// <param name="Until">The last day without a gap; null for people who are not cleared today.</param>
public sealed record ClearedPerson(SubjectKey Subject, string Name, DateOnly? Until)
{
    /// <summary>Whether the office has to look them up again soon.</summary>
    public bool EndsSoon(DateOnly today) => Until is { } last && last <= today.AddDays(SeasonTasks.DaysBefore);
}

/// <summary>A meeting to come with somebody who may not be with children on its day.</summary>
public sealed record StoppedMeeting(DateOnly Date, string Group, string Person);

/// <summary>A meeting of a group today or tomorrow.</summary>
/// <param name="Order">Of the group.</param>
/// <param name="Group">Its label.</param>
/// <param name="With">Who leads it, or whose guests the group is.</param>
public sealed record SoonMeeting(DateOnly Date, TimeOnly Start, TimeOnly End, int Order, string Group, string With);

/// <summary>What staff have to settle in a season that runs.</summary>
/// <param name="Year">Of the season.</param>
/// <param name="People">Everybody who has to be cleared, the missing first, then by the end of their check.</param>
/// <param name="Stopped">In order of time.</param>
/// <param name="NotLogged">How many meetings are over, and their time for the animator to write down who came.</param>
public sealed record SeasonTasks(int Year, IReadOnlyList<ClearedPerson> People, IReadOnlyList<StoppedMeeting> Stopped, int NotLogged)
{
    /// <summary>Meetings of today and tomorrow of which nobody has written down who came, in order of time.</summary>
    public IReadOnlyList<SoonMeeting> Soon { get; init; } = [];

    /// <summary>So many days before the end of a check staff are asked to look again.</summary>
    public const int DaysBefore = 30;
}

public static class SeasonTaskQueries
{
    /// <summary>Of the season that runs; null when none does. One query then, five otherwise.</summary>
    public static async Task<SeasonTasks?> SeasonTasksAsync(this StartupsDb db, DateTimeOffset now)
    {
        var running = await db.Seasons.AsNoTracking()
            .Where(season => season.Edition.PublishedAt != null && season.Edition.CancelledAt == null && season.Edition.Sessions.Any(session => session.EndsAt > now && session.GroupId == null && session.CancelledAt == null))
            .OrderByDescending(season => season.Year).Select(season => new { season.EditionId, season.Year }).FirstOrDefaultAsync();
        return running is null ? null : await db.SeasonTasksAsync(running.EditionId, running.Year, now);
    }

    /// <summary>Four queries, however many groups and people there are.</summary>
    public static async Task<SeasonTasks> SeasonTasksAsync(this StartupsDb db, long editionId, int year, DateTimeOffset now)
    {
        var today = Warsaw.DateOf(now);
        var windows = db.VisitWindows;
        var animators = await db.Animators.AsNoTracking().Where(animator => animator.Presenter.ArchivedAt == null && (animator.EndsOn == null || animator.EndsOn >= today))
            .Select(animator => new { Id = animator.PresenterId, animator.Presenter.Name }).ToListAsync();
        var hosts = await db.VisitHosts.AsNoTracking()
            .Where(host => host.ArchivedAt == null && (host.IsAloneWithChildren
                || windows.Any(window => window.HostId == host.Id && window.EditionId == editionId && window.WithdrawnAt == null && window.Kind == MeetingKind.CreativeHour)))
            .ToListAsync();
        var book = await ClearanceBook.ReadAsync(db);
        var open = await db.Meetings.AsNoTrackingWithIdentityResolution()
            .Include(meeting => meeting.Session.Led).ThenInclude(led => led.Presenter).Include(meeting => meeting.Window!.Host).Include(meeting => meeting.Group)
            .Where(meeting => meeting.Group.EditionId == editionId && meeting.Session.CancelledAt == null && meeting.LoggedAt == null).OrderBy(meeting => meeting.Session.StartsAt).ToListAsync();
        return new(
            year,
            [
                .. animators.Select(animator => Known(Animator.KeyOf(animator.Id), animator.Name)).Concat(hosts.Select(host => Known(host.Subject, $"{host.ContactName}, {host.Name}")))
                    .OrderBy(person => person.Until).ThenBy(person => person.Name, StringComparer.CurrentCulture),
            ],
            [.. open.Where(meeting => meeting.Session.EndsAt > now).SelectMany(meeting => book.Barred(meeting).Select(person => new StoppedMeeting(meeting.Session.Date, meeting.Group.Label, NameIn(meeting, person))))],
            open.Count(meeting => LogTime.LastDay(meeting.Session) < today))
        {
            Soon =
            [
                .. open.Where(meeting => meeting.PublishedAt is not null && meeting.Session.Date >= today && meeting.Session.Date <= today.AddDays(1)).Select(meeting => new SoonMeeting(
                    meeting.Session.Date, meeting.Session.Start, meeting.Session.End, meeting.Group.Order ?? 0, meeting.Group.Label,
                    meeting.Window?.Host.Name ?? string.Join(", ", meeting.Session.Presenters.Select(presenter => presenter.Name)))),
            ],
        };

        ClearedPerson Known(SubjectKey subject, string name) => new(subject, name, book.Until(subject, today));
    }

    private static string NameIn(Meeting meeting, SubjectKey person) =>
        meeting.Session.Presenters.FirstOrDefault(presenter => Animator.KeyOf(presenter.Id) == person)?.Name ?? meeting.Window!.Host.ContactName;
}
