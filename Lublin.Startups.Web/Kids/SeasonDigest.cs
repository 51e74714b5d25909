using System.Globalization;
using System.Text.Json;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>How a season stands on one morning, in numbers; no name is among them.</summary>
/// <param name="Groups">With a place.</param>
/// <param name="Waiting">Groups on the reserve.</param>
/// <param name="Refused">Visits, creative hours and animators that a side refused and nothing has replaced.</param>
/// <param name="Ending">Checks in the registers that end within 30 days.</param>
/// <param name="Stopped">Meetings to come with somebody who is not cleared on their day.</param>
/// <param name="NotLogged">Meetings of which the animator did not write down who came in time.</param>
public sealed record DigestNews(int Groups, int Waiting, int Refused, int Ending, int Stopped, int NotLogged)
{
    public bool IsEmpty => this == new DigestNews(0, 0, 0, 0, 0, 0);
}

/// <summary>Tells the office every working morning how the season stands, when anything changed since the last time: one mail instead of one for each thing.</summary>
public sealed class SeasonDigest(StartupsDb db, OutboxWriter writer, TimeProvider clock)
{
    public const string Kind = "season-digest";

    /// <summary>The office's own letters about a season.</summary>
    public const string SubjectType = "season";

    /// <returns>Whether there was something to tell.</returns>
    public Task<bool> PutAsync() => writer.CommitAsync(db, TellAsync, showsOnPages: _ => false);

    private async Task<bool> TellAsync()
    {
        var now = clock.GetUtcNow();
        if (await db.SeasonTasksAsync(now) is not { } tasks)
            return false;
        var season = await db.Seasons.Where(season => season.Year == tasks.Year).Select(season => season.EditionId).SingleAsync();
        var (today, news) = (Warsaw.DateOf(now), await NewsAsync(season, tasks, Warsaw.DateOf(now)));
        var last = await db.Outbox.Where(mail => mail.Kind == Kind && mail.SubjectId == season).OrderByDescending(mail => mail.Id).Select(mail => mail.Details).FirstOrDefaultAsync();
        var key = string.Create(CultureInfo.InvariantCulture, $"{Kind}:{season}:{today:yyyy-MM-dd}");
        if (news.IsEmpty || (last is not null && news == JsonSerializer.Deserialize<DigestNews>(last)) || await db.Outbox.AnyAsync(mail => mail.Key == key))
            return false;
        db.Add(new OutboxMail(Kind, new(SubjectType, season), key, "pl", now, JsonSerializer.Serialize(news)));
        return true;
    }

    private async Task<DigestNews> NewsAsync(long editionId, SeasonTasks tasks, DateOnly today)
    {
        var (groups, pairings) = (db.SchoolGroups.Where(group => group.EditionId == editionId), db.Pairings);
        var standing = await groups.Join(db.Enrolments.Active(), group => group.EnrolmentId, enrolment => enrolment.Id, (_, enrolment) => enrolment.ConfirmedAt != null).ToListAsync();
        var refused = await pairings.CountAsync(pairing => pairing.RefusedBy != null && pairing.Group.EditionId == editionId
            && !pairings.Any(other => other.GroupId == pairing.GroupId && other.Kind == pairing.Kind && other.Id > pairing.Id));
        return new(standing.Count(hasPlace => hasPlace), standing.Count(hasPlace => !hasPlace), refused, tasks.People.Count(person => person.EndsSoon(today)), tasks.Stopped.Count, tasks.NotLogged);
    }
}

/// <summary>The office as it reads about a season, for the lists of mails.</summary>
public sealed class SeasonReaders : ISubjects
{
    public string Type => SeasonDigest.SubjectType;

    public async Task<IReadOnlyList<Subject>> FindAsync(StartupsDb db, IReadOnlyCollection<long> ids, CancellationToken cancellation)
    {
        var rows = await db.Seasons.AsNoTracking().Where(season => ids.Contains(season.EditionId)).Select(season => new { season.EditionId, season.Year, season.Edition.Programme.Title }).ToListAsync(cancellation);
        return [.. rows.Select(row => new Subject(new(Type, row.EditionId), string.Create(CultureInfo.InvariantCulture, $"{row.Title.In("pl").Text} {row.Year}"), "pl") { Path = KidsLinks.Season(row.Year), Topic = new(row.EditionId, row.Title) })];
    }
}
