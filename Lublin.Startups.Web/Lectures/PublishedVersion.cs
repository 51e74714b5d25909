using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Writes a version into what everybody is shown, inside the commit that publishes it.</summary>
internal sealed class PublishedVersion(StartupsDb db, Publication publication, TimetableVersion version, (string Actor, DateTimeOffset Now) by)
{
    public PublishedVersion(StartupsDb db, Publication publication, TimetableVersion version, string actor, DateTimeOffset now) : this(db, publication, version, (actor, now))
    {
    }

    /// <summary>Nobody signs up for these editions, or gives a place up, before the commit is done.</summary>
    public static async Task TakeRostersAsync(StartupsDb db, IEnumerable<long> editions)
    {
        foreach (var id in editions.Order())
            await db.TakeRoster(id).ToListAsync();
    }

    public async Task ApplyAsync(string? reason)
    {
        await PublishDraftsAsync(reason);
        var changes = publication.Next.Changes.Where(change => change.Session.IsPublished).ToLookup(change => change.Session.EditionId);
        var ids = changes.Select(group => group.Key).ToArray();
        var editions = await db.Editions.Include(edition => edition.Programme).Include(edition => edition.Sessions).ThenInclude(session => session.Led).Where(edition => ids.Contains(edition.Id)).OrderBy(edition => edition.Id).ToListAsync();
        var enrolments = (await db.Enrolments.Active().Where(enrolment => ids.Contains(enrolment.EditionId)).OrderBy(enrolment => enrolment.Id).ToListAsync()).ToLookup(enrolment => enrolment.EditionId);
        List<Session> onOtherDates = [];
        foreach (var edition in editions)
        {
            foreach (var change in changes[edition.Id])
            {
                if (Apply(edition, change) is { } moved)
                    onOtherDates.Add(moved);
            }

            Follow(edition, [.. enrolments[edition.Id]]);
        }

        await DateStatements.EndAsync(db, onOtherDates, by.Actor, by.Now);

        await db.PendingChanges.ExecuteDeleteAsync();
        await db.SaveChangesAsync();
        // What was added has its number now.
        foreach (var edition in editions)
        {
            foreach (var change in changes[edition.Id])
                db.Add(new History("session", edition.Sessions.Single(session => session.Uid == change.Session.Uid).Id, change.Kind.ToString(), by.Actor, by.Now, DetailsOf(change)));
        }
    }

    private async Task PublishDraftsAsync(string? reason)
    {
        var ids = publication.Chosen.Select(draft => draft.EditionId).ToArray();
        var drafts = await db.Editions.Include(edition => edition.Sessions).Where(edition => ids.Contains(edition.Id)).OrderBy(edition => edition.Id).ToListAsync();
        var programmes = drafts.Select(draft => draft.ProgrammeId).Distinct().ToArray();
        var taken = (await db.Editions.Where(edition => programmes.Contains(edition.ProgrammeId) && edition.Slug != null).Select(edition => new { edition.ProgrammeId, Slug = edition.Slug! }).ToListAsync())
            .Select(edition => (edition.ProgrammeId, edition.Slug)).ToList();
        foreach (var draft in drafts)
        {
            draft.Publish(ProgrammeQueries.FreeSlug(DateText.Iso(draft.Held.First().Date), [.. taken.Where(each => each.ProgrammeId == draft.ProgrammeId).Select(each => each.Slug)]), by.Now);
            draft.EndPreview();
            taken.Add((draft.ProgrammeId, draft.Slug!));
            db.Add(new History("edition", draft.Id, "Published", by.Actor, by.Now, new Changes().About("version", version.Number).Because(reason).ToJson()));
        }
    }

    /// <returns>The session when it is at another time now.</returns>
    private Session? Apply(Edition edition, NextChange change)
    {
        var slot = change.Session.Slot;
        if (change.Kind == TimetableChange.Added)
        {
            SessionPresenters.Put(edition.AddSession(slot.Plan, by.Now, change.Session.Uid), slot.PresenterIds);
            return null;
        }

        var session = edition.Sessions.Single(session => session.Uid == change.Session.Uid);
        var before = session.Plan;
        if (change.Kind == TimetableChange.Cancelled)
        {
            session.Cancel(by.Now, change.Session.Pending!.CancelReason);
            return null;
        }

        session.Move(slot.Plan, by.Now);
        SessionPresenters.Put(session, slot.PresenterIds);
        return before.IsSameDate(slot.Plan) ? null : session;
    }

    // Nobody keeps a place at a lecture that does not take place at all; participants hear of it by the letter of the timetable.
    private void Follow(Edition edition, List<Enrolment> enrolments)
    {
        var roster = new Roster(edition, enrolments);
        var happened = edition.Held.Any()
            ? roster.FollowDates(by.Now)
            : roster.CancelEdition(publication.Next.Changes.Last(change => change.Session.EditionId == edition.Id).Session.Pending!.CancelReason!, by.Now);
        var told = publication.Ledger.Select(line => line.Person).Where(person => person.Role == LectureRole.Enrolment).Select(person => person.Id).ToHashSet();
        var (history, mails, calls) = RosterMails.Of(happened, by.Actor, by.Now);
        db.AddRange(history);
        db.AddRange(mails.Where(mail => !IsCancelling(mail.Kind) || (!told.Contains(mail.SubjectId) && version.WithoutMails is null)));
        db.AddRange(calls.Where(call => call.About != PhoneCallKind.Cancelled || (!told.Contains(call.SubjectId) && version.WithoutMails is null)));
    }

    private static bool IsCancelling(string kind) => string.Equals(kind, RosterMails.Cancelled, StringComparison.Ordinal);

    private string? DetailsOf(NextChange change) =>
        SessionNews.Changes(change.Session.Before?.Plan, change.Session.After?.Plan).About("version", version.Number).Because(change.Session.Pending?.CancelReason).ToJson();
}
