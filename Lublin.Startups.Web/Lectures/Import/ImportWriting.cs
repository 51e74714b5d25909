using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures.Import;

/// <summary>Writes a plan without a fault into the working copy; the same number of queries however many rows it has.</summary>
internal sealed class ImportWriting(StartupsDb db, string termsVersion, string actor, DateTimeOffset now)
{
    private const string Nameless = "wyklad";

    public async Task WriteAsync(ImportPlan plan)
    {
        await AddAsync([.. plan.Lines.Where(line => line.State == ImportState.New)]);
        var changed = plan.Lines.Where(line => line.State == ImportState.Changed).ToList();
        await ChangeDraftsAsync([.. changed.Where(line => !line.Session!.IsPublished)]);
        await PlanChangesAsync([.. changed.Where(line => line.Session!.IsPublished)]);
    }

    private async Task AddAsync(IReadOnlyList<ImportLine> lines)
    {
        if (lines.Count == 0)
            return;
        var ids = lines.Select(line => line.Talk!.Known?.Id).OfType<long>().Distinct().ToList();
        var programmes = await db.Programmes.Where(programme => ids.Contains(programme.Id)).ToDictionaryAsync(programme => programme.Id);
        var made = await TalksAsync([.. lines.Select(line => line.Talk!.Made).OfType<NewTalk>().Distinct()]);
        List<Lecture> lectures = [];
        foreach (var line in lines)
        {
            var (values, talk) = (line.Values, line.Talk!);
            var edition = new Edition(talk.Known is { } known ? programmes[known.Id] : made[talk.Made!], new(values.Capacity, values.Language, now, termsVersion) { Entry = values.Entry });
            SessionPresenters.Put(edition.AddSession(values.Wanted.Plan), values.Wanted.Presenters);
            lectures.Add(new(edition, values.Facts()));
        }

        // So that the history can name them in the same save.
        db.GiveIds([.. lectures.Select(lecture => lecture.Edition)]);
        db.AddRange(lectures);
        db.Insert([[.. lectures.Select(lecture => new History("edition", lecture.Edition.Id, "Created", actor, now))]]);
    }

    private async Task<Dictionary<NewTalk, Programme>> TalksAsync(IReadOnlyList<NewTalk> talks)
    {
        Dictionary<NewTalk, Programme> made = [];
        if (talks.Count == 0)
            return made;
        var slugs = (await db.Programmes.Select(programme => programme.Slug).OrderBy(slug => slug).ToListAsync()).Concat(talks.Select(talk => talk.Slug).OfType<string>()).ToHashSet(StringComparer.Ordinal);
        foreach (var talk in talks)
        {
            var texts = new ProgrammeTexts(new("pl", talk.Title), new("pl", talk.Lead), Learn: null, new("pl", talk.Audience), Bring: null);
            made.Add(talk, new(ProgrammeKind.Lecture, talk.Slug ?? Free(slugs, talk.Title), texts, ProgrammeLevel.Basic));
        }

        db.GiveIds([.. made.Values]);
        db.AddRange(made.Values);
        db.AddRange(made.Values.Select(programme => new History("programme", programme.Id, "Created", actor, now, new Changes().Note("slug", null, programme.Slug).ToJson())));
        return made;
    }

    private static string Free(HashSet<string> slugs, string title)
    {
        var wanted = Slug.From(title) is { Length: > 0 } slug ? slug : Nameless;
        if (TimetableLinks.IsReserved(wanted))
            wanted = $"{Nameless}-{wanted}";
        var free = wanted;
        for (var number = 2; !slugs.Add(free); number++)
            free = FormattableString.Invariant($"{wanted}-{number}");
        return free;
    }

    private async Task ChangeDraftsAsync(IReadOnlyList<ImportLine> lines)
    {
        if (lines.Count == 0)
            return;
        var ids = lines.Select(line => line.Session!.EditionId).Distinct().ToList();
        var lectures = await db.Lectures.Include(lecture => lecture.Edition.Sessions).ThenInclude(session => session.Led).Where(lecture => ids.Contains(lecture.EditionId)).ToDictionaryAsync(lecture => lecture.EditionId);
        foreach (var line in lines)
        {
            var (values, lecture) = (line.Values, lectures[line.Session!.EditionId]);
            if (line.Moves)
            {
                var session = lecture.Edition.Sessions.Single(session => session.Uid == line.Session.Uid);
                session.Move(values.Wanted.Plan, now);
                SessionPresenters.Put(session, values.Wanted.Presenters);
                db.Add(new History("session", session.Id, "Moved", actor, now, SessionNews.Changes(line.Session.Slot.Plan, values.Wanted.Plan).ToJson()));
            }

            // Another row of the same lecture has said the same already.
            if (line.ChangesFacts && values.Differences(Known(lecture)).Any())
                Change(lecture, values);
        }
    }

    private void Change(Lecture lecture, LectureValues values)
    {
        var (edition, before) = (lecture.Edition, lecture.Edition.Plan);
        lecture.Change(values.Facts(lecture.Facts));
        edition.Change(before with { Capacity = values.Capacity, Language = values.Language, Entry = values.Entry });
        var changes = new Changes().Note("entry", before.Entry.ToString(), values.Entry.ToString()).Note("capacity", before.Capacity, values.Capacity).Note("language", before.Language, values.Language);
        db.Add(new History("edition", lecture.EditionId, "Changed", actor, now, changes.ToJson()));
    }

    private async Task PlanChangesAsync(IReadOnlyList<ImportLine> lines)
    {
        if (lines.Count == 0)
            return;
        var uids = lines.Select(line => line.Session!.Uid).ToList();
        var pending = await db.PendingChanges.Where(change => uids.Contains(change.SessionUid)).ToDictionaryAsync(change => change.SessionUid);
        foreach (var line in lines)
        {
            var (session, wanted) = (line.Session!, line.Values.Wanted);
            var change = pending.GetValueOrDefault(session.Uid);
            if (session.Before?.IsSame(wanted.Plan, wanted.Presenters) == true)
            {
                // Back to what is published.
                if (change is not null)
                    db.Remove(change);
                Note(session, "ChangeUndone", actor, wanted);
                continue;
            }

            if (change is null)
                db.Add(change = new(session.EditionId, session.Uid, session.Sequence));
            change.BaseOn(session.Sequence);
            change.Move(wanted.Plan, wanted.Presenters, actor, now);
            Note(session, "ChangePlanned", actor, wanted);
        }
    }

    private static KnownLecture Known(Lecture lecture) => new(lecture.EditionId, lecture.Facts, lecture.Edition.Language, lecture.Edition.Entry, lecture.Edition.Capacity, lecture.Edition.Version);

    private void Note(WorkingSession session, string verb, string by, WantedSession wanted)
    {
        var (subject, id) = session.SessionId == 0 ? ("edition", session.EditionId) : ("session", session.SessionId);
        db.Add(new History(subject, id, verb, by, now, SessionNews.Changes(session.Slot.Plan, wanted.Plan).ToJson()));
    }
}
