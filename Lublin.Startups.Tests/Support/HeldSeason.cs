using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Support;

/// <summary>A season whose dates are published: groups with a place, meetings with two animators, and their hosts.</summary>
public sealed class HeldSeason(Func<Func<StartupsDb, Task>, Task> write, DateTimeOffset now)
{
    public const int Year = 2027;
    public const string Staff = "staff:1";

    /// <summary>Of the first meeting.</summary>
    public static DateOnly Day { get; } = new(2027, 3, 17);

    public static DateOnly Gala { get; } = new(2027, 6, 8);

    private int made;

    public long Edition { get; private set; }
    public long Group { get; private set; }
    public Guid GroupUid { get; private set; }
    public long Enrolment { get; private set; }

    /// <summary>Two of them.</summary>
    public IReadOnlyList<long> Animators { get; private set; } = [];

    public long Host { get; private set; }

    public async Task OpenAsync()
    {
        await write(async db =>
        {
            var programme = new Programme(ProgrammeKind.Kids, "przedsiebiorcze-dzieciaki", new(new("pl", "Przedsiębiorcze dzieciaki"), new("pl", "Pięć spotkań"), null, new("pl", "Dla klas"), null), ProgrammeLevel.Basic);
            var edition = new Edition(programme, new(Season.UsualChildren, "pl", now.AddDays(-1), "2026-11-01", now.AddDays(10)) { MaxGroups = Season.UsualGroups });
            edition.AddSession(new(Gala, new(9, 0), new(11, 0), RoomId: null));
            edition.Publish("2027", now);
            db.Add(edition);
            db.Add(new Season(edition, Year, new(MaxGroupsPerSchool: null, new(2027, 3, 15))));
            await db.SaveChangesAsync();
            Edition = edition.Id;
        });
        await write(async db =>
        {
            List<long> ids = [];
            foreach (var (name, email) in new[] { ("Zofia Demo-Kruk", "zofia@example.org"), ("Lena Demo-Kos", "lena@example.org") })
            {
                var presenter = new Presenter(new PresenterFacts(name, new("pl", "Studiuje pedagogikę.")) { Email = email });
                db.Add(new Animator(presenter, new(TimeBlocks.Every, 5, new(2027, 1, 10))));
                await db.SaveChangesAsync();
                Clear(db, new("presenter", presenter.Id));
                ids.Add(presenter.Id);
            }

            await db.SaveChangesAsync();
            Animators = ids;
        });
        Group = await GroupAsync("zerówka");
    }

    /// <summary>A group with a place, the next in the order. Answers its id.</summary>
    public async Task<long> GroupAsync(string label, int children = 18, int adults = 2, string? email = "uczy@example.org")
    {
        var id = 0L;
        await write(async db =>
        {
            made++;
            var school = new School(990000 + made, new($"Szkoła demo nr {800 + made}", SchoolType.Primary, $"ul. Lipowa {made}", "20-020 Lublin", $"szkola{made}@example.org"));
            db.Add(school);
            await db.SaveChangesAsync();
            var group = new SchoolGroup(Edition, school.Id, new GroupFacts(label)
            {
                Children = children,
                AgeFrom = 6,
                AgeTo = 7,
                Adults = adults,
                TeacherName = "Anna Uczy",
                TeacherEmail = email,
                TeacherPhone = "+48815551234",
                Blocks = TimeBlocks.Every,
                HeadAgrees = true,
                Needs = new(Wheelchair: 1),
            }, now);
            var enrolment = new Enrolment(
                await db.Editions.SingleAsync(edition => edition.Id == Edition),
                new(Guid.CreateVersion7(), PersonalLink.NewNonce(), new("Anna Uczy", email, "+48815551234", Situation.Organisation, Organisation: school.Name), children, "pl", "2026-11-01", "2026-11-01", QueueIfFull: true)
                {
                    GroupKey = $"{school.Rspo}:{group.LabelKey}",
                },
                now);
            enrolment.Confirm(now);
            group.Confirm(enrolment, made);
            db.AddRange(enrolment, group);
            await db.SaveChangesAsync();
            (id, GroupUid, Enrolment) = (group.Id, group.Uid, enrolment.Id);
        });
        return id;
    }

    /// <summary>A published meeting led by both animators. Answers its session's name.</summary>
    /// <param name="day">Null for the first day.</param>
    public async Task<Guid> MeetingAsync(int order = 1, DateOnly? day = null, bool isPublished = true, long? group = null, bool isLed = true)
    {
        var uid = Guid.Empty;
        await write(async db =>
        {
            var session = await AddAsync(db, day ?? Day, group ?? Group, isLed);
            var meeting = new Meeting(session, group ?? Group, order, MeetingKind.Animators, "Poznajemy Koziołka");
            if (isPublished)
                meeting.Publish(now);
            db.Add(meeting);
            await db.SaveChangesAsync();
            uid = session.Uid;
        });
        return uid;
    }

    /// <summary>A published visit to a firm. Answers its session's name.</summary>
    public async Task<Guid> VisitAsync(DateOnly day, int maxPeople = 30, bool isCleared = true, string? email = "firma@example.org")
    {
        var uid = Guid.Empty;
        await write(async db =>
        {
            var host = new VisitHost(new($"Piekarnia demo {++made}", "food", "ul. Demo 1", "Ada Gości", email, "+48815550000"));
            var window = new VisitWindow(Edition, host, new(MeetingKind.CompanyVisit, day, new(8, 45), new(10, 15), maxPeople, 6, Wheelchair: true) { WayThere = "Wejście od podwórka" });
            var session = await AddAsync(db, day, Group, isLed: false);
            var meeting = new Meeting(session, Group, 4, MeetingKind.CompanyVisit, "Wizyta w firmie");
            db.AddRange(host, window, meeting);
            await db.SaveChangesAsync();
            meeting.Take(window);
            meeting.Publish(now);
            if (isCleared)
                Clear(db, new(VisitHost.SubjectType, host.Id));
            await db.SaveChangesAsync();
            (uid, Host) = (session.Uid, host.Id);
        });
        return uid;
    }

    /// <summary>One more window of a firm of its own, as long as a visit. Answers its id.</summary>
    public async Task<long> WindowAsync(DateOnly day)
    {
        var id = 0L;
        await write(async db =>
        {
            var host = new VisitHost(new($"Piekarnia demo {++made}", "food", "ul. Demo 2", "Ola Gości", $"firma{made}@example.org", "+48815550001"));
            var window = new VisitWindow(Edition, host, new(MeetingKind.CompanyVisit, day, new(8, 45), new(10, 15), 30, 6, Wheelchair: true));
            db.Add(window);
            await db.SaveChangesAsync();
            Clear(db, new(VisitHost.SubjectType, host.Id));
            await db.SaveChangesAsync();
            id = window.Id;
        });
        return id;
    }

    /// <summary>One more animator, trained and cleared. Answers the presenter's id.</summary>
    public async Task<long> AnimatorAsync(string name, string? email)
    {
        var id = 0L;
        await write(async db =>
        {
            var presenter = new Presenter(new PresenterFacts(name, new("pl", "Studiuje pedagogikę.")) { Email = email, Phone = "+48815552222" });
            db.Add(new Animator(presenter, new(TimeBlocks.Every, 5, new(2027, 1, 10))));
            await db.SaveChangesAsync();
            Clear(db, new("presenter", presenter.Id));
            await db.SaveChangesAsync();
            id = presenter.Id;
        });
        return id;
    }

    public Task ClearAsync(SubjectKey person, DateOnly until) => write(async db =>
    {
        await db.Clearances.Where(row => row.PersonType == person.Type && row.PersonId == person.Id).ExecuteDeleteAsync();
        Clear(db, person, until);
        await db.SaveChangesAsync();
    });

    private async Task<Session> AddAsync(StartupsDb db, DateOnly day, long group, bool isLed)
    {
        var edition = await db.Editions.Include(each => each.Sessions).ThenInclude(session => session.Led).SingleAsync(each => each.Id == Edition);
        var session = edition.AddSession(new(day, new(8, 45), new(9, 30), RoomId: null), toldAt: null, uid: null, groupId: group);
        if (isLed)
            edition.Lead(session, [.. Animators]);
        return session;
    }

    private void Clear(StartupsDb db, SubjectKey person, DateOnly? until = null) =>
        db.AddRange(Enum.GetValues<ClearanceRegister>().Select(register => new Clearance(person, register, new(2026, 11, 20), until ?? new(2027, 11, 19), Staff, now)));
}
