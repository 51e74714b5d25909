using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments.Demo;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Programmes.Demo;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Lectures.Demo;

/// <summary>Fills the demo with a semester of lectures: those to come at the nine real universities, those that are over at an invented one, so that no university is said to have had what it had not.</summary>
public sealed class DemoLectures(StartupsDb db, DemoDays days, DemoEnrolments enrolments, string termsVersion)
{
    private static readonly int[] PublishedDaysAgo = [20, 10, 2];
    private const string Clerk = "staff:1";
    private readonly List<Given> all = [];

    public async Task AddAsync()
    {
        var universities = await UniversitiesAsync();
        var topics = LectureFiles.Topics.ToDictionary(file => file.Slug, file => new Topic(file.Slug, new(file.Name)), StringComparer.Ordinal);
        var speakers = LectureFiles.Speakers.Select(file => file.ToSpeaker()).ToList();
        var talks = LectureFiles.Talks.ToDictionary(file => file.Slug, file => (File: file, Programme: file.ToProgramme()), StringComparer.Ordinal);
        db.AddRange(topics.Values);
        db.AddRange(speakers);
        db.AddRange(talks.Values.Select(talk => talk.Programme));
        await db.SaveChangesAsync();
        foreach (var file in LectureFiles.Lectures)
        {
            var (talk, programme) = talks[file.Talk];
            all.Add(Give(file, programme, speakers[talk.Speaker].Presenter, universities[file.University], topics[talk.Topic].Id, talk));
        }

        await db.SaveChangesAsync();
        foreach (var given in all.Where(given => given.File.SignUps > 0))
            await enrolments.FillAsync(given.Edition, given.File.SignUps);
        Publish();
        await db.SaveChangesAsync();
    }

    private async Task<Dictionary<string, DemoUniversity>> UniversitiesAsync()
    {
        Dictionary<string, DemoUniversity> made = new(StringComparer.Ordinal);
        foreach (var file in LectureFiles.Universities)
        {
            var university = new University(file.Slug, new(file.Name, file.ShortName, file.Address, file.Site));
            var campuses = file.Campuses.Select(campus => (Campus: university.AddCampus(campus.ToFacts()), Venue: campus.ToVenue(file.ShortName))).ToList();
            db.Add(university);
            db.AddRange(campuses.Select(campus => campus.Venue));
            await db.SaveChangesAsync();
            db.AddRange(campuses.Select(campus => new VenueCampus(campus.Venue.Id, campus.Campus.Id)));
            var host = new Host(university.Id, new(file.Host.Unit, file.Host.Name, file.Host.Email, null, file.Host.Language));
            db.Add(host);
            made[file.Slug] = new(university, host, [.. campuses.Select(campus => campus.Venue)]);
        }

        await db.SaveChangesAsync();
        return made;
    }

    private Given Give(LectureFile file, Programme programme, Presenter speaker, DemoUniversity at, long topic, TalkFile talk)
    {
        var (start, end) = DemoRun.Hours(file.Time);
        var room = at.Venues[file.Campus].Rooms.ElementAt(file.Room);
        var edition = new Edition(programme, new(file.Seats ?? file.Expected, talk.Language, days.At(-PublishedDaysAgo[0], 9), termsVersion) { Entry = file.Entry });
        var date = days.Weekday(file.Week, file.Day);
        var plan = new SessionPlan(date, start, end, room.Id);
        var session = edition.AddSession(file.MovedFrom is null ? plan : plan with { Start = DemoRun.Hours(file.MovedFrom).Start, End = DemoRun.Hours(file.MovedFrom).End });
        if (!file.HasNoSpeaker)
            edition.Lead(session, [speaker.Id]);
        db.Add(edition);
        db.Add(new Lecture(edition, new(
            at.University.Id, at.Host.Id, topic, file.Faculty, file.Audience, file.Expected, file.FacultyOnly ? LectureAccess.FacultyOnly : LectureAccess.Open, talk.Stories)
        {
            HostNote = file.HostNote,
        }));
        return new(file, edition, session, plan, room, at.Host, file.HasNoSpeaker ? null : speaker);
    }

    // Three versions: all that there is; one lecture moved; one cancelled, and a text changed that nobody is told of.
    private void Publish()
    {
        var versions = PublishedDaysAgo.Select((ago, number) => new TimetableVersion(number + 1, days.At(-ago, 12), Clerk, number == 0 ? null : LectureFiles.Notes[number - 1], null)).ToList();
        foreach (var given in all.Where(given => !given.File.Draft))
            PublishOne(given, versions);
        var text = all.First(given => given is { File: { Draft: false, MovedFrom: null, CancelReason: null, Week: > 0 } });
        versions[2].Add(new TimetableEntry(text.Session.Uid, TimetableChange.Changed, text.Edition.Programme.Title).From(text.Slot(text.Plan)).To(text.Slot(text.Plan)));
        db.AddRange(versions);
    }

    private void PublishOne(Given given, List<TimetableVersion> versions)
    {
        var (file, edition, session) = (given.File, given.Edition, given.Session);
        edition.Publish(DateText.Iso(given.Plan.Date), file.Week < 0 ? days.At(file.Week * 7 - 14, 9) : versions[0].PublishedAt);
        if (file.Week < 0)
        {
            if (file.Heads is { } heads)
                db.Add(new HeadCount(session.Id, heads, given.HostKey, session.EndsAt.AddHours(1)));
            return;
        }

        versions[0].Add(new TimetableEntry(session.Uid, TimetableChange.Added, edition.Programme.Title).To(given.Slot(session.Plan)));
        if (file.MovedFrom is not null)
        {
            versions[1].Add(new TimetableEntry(session.Uid, TimetableChange.Moved, edition.Programme.Title).From(given.Slot(session.Plan)).To(given.Slot(given.Plan)));
            session.Move(given.Plan, versions[1].PublishedAt);
        }

        if (file.CancelReason is { } reason)
        {
            edition.Cancel(reason, versions[2].PublishedAt);
            versions[2].Add(new TimetableEntry(session.Uid, TimetableChange.Cancelled, edition.Programme.Title).From(given.Slot(session.Plan)));
        }

        foreach (var person in given.People)
            db.Add(new Told(person, session.Uid, Slot.Of(session), session.Sequence, session.ChangedAt ?? versions[0].PublishedAt));
    }

    private sealed record DemoUniversity(University University, Host Host, IReadOnlyList<Venue> Venues);

    private sealed record Given(LectureFile File, Edition Edition, Session Session, SessionPlan Plan, Room Room, Host Host, Presenter? Speaker)
    {
        public string HostKey => FormattableString.Invariant($"host:{Host.Id}");

        public IEnumerable<string> People => Speaker is null ? [HostKey] : [HostKey, FormattableString.Invariant($"presenter:{Speaker.Id}")];

        public EntrySlot Slot(SessionPlan plan) => new(plan.Date, plan.Start, plan.End, $"{Room.Name}, {Room.Venue.Name}", Speaker is null ? [] : [Speaker.Name]);
    }
}
