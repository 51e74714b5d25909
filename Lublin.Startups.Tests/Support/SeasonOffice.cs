using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests.Support;

/// <summary>An office that runs a season of Przedsiębiorcze dzieciaki, without going through its desks.</summary>
public sealed class SeasonOffice(TestOffice office)
{
    public const string Staff = "staff:1";
    public const int Year = 2027;

    public static DateOnly FirstWeek { get; } = new(2027, 3, 15);

    private int made;

    public TestOffice Office => office;
    public long Edition { get; private set; }

    public Task OpenAsync() => office.DoAsync<StartupsDb>(async db =>
    {
        var programme = new Programme(ProgrammeKind.Kids, "przedsiebiorcze-dzieciaki", new(new("pl", "Przedsiębiorcze dzieciaki"), new("pl", "Pięć spotkań"), null, new("pl", "Dla klas"), null), ProgrammeLevel.Basic);
        var now = office.Clock.GetUtcNow();
        var edition = new Edition(programme, new(Season.UsualChildren, "pl", now.AddDays(-1), "2026-11-01", now.AddDays(10)) { MaxGroups = Season.UsualGroups });
        edition.AddSession(new(new(2027, 6, 8), new(9, 0), new(11, 0), RoomId: null));
        edition.Publish("2027", now);
        db.Add(edition);
        db.Add(new Season(edition, Year, new(MaxGroupsPerSchool: null, FirstWeek)));
        await db.SaveChangesAsync();
        Edition = edition.Id;
    });

    /// <summary>A group with a place, next in the order. Answers its id.</summary>
    public Task<long> GroupAsync(string label, GroupFacts? facts = null, GeoPoint? point = null) => office.AskAsync<StartupsDb, long>(async db =>
    {
        made++;
        var school = new School(990000 + made, new($"Szkoła demo nr {800 + made}", SchoolType.Primary, $"ul. Lipowa {made}", "20-020 Lublin", $"szkola{made}@example.org", point));
        db.Add(school);
        await db.SaveChangesAsync();
        var edition = await db.Editions.FindAsync(Edition);
        var group = new SchoolGroup(Edition, school.Id, (facts ?? Facts(label)) with { Label = label }, office.Clock.GetUtcNow());
        var enrolment = new Enrolment(
            edition!,
            new(Guid.CreateVersion7(), PersonalLink.NewNonce(), new("Anna Uczy", $"uczy{made}@example.org", "+48815551234", Situation.Organisation, Organisation: school.Name), group.Children!.Value, "pl", "2026-11-01", "2026-11-01", QueueIfFull: true)
            {
                GroupKey = $"{school.Rspo}:{group.LabelKey}",
            },
            office.Clock.GetUtcNow());
        enrolment.Confirm(office.Clock.GetUtcNow());
        group.Confirm(enrolment, made);
        db.AddRange(enrolment, group);
        await db.SaveChangesAsync();
        return group.Id;
    });

    public static GroupFacts Facts(string label, int children = 24, int adults = 2, int age = 7) => new(label)
    {
        Children = children,
        AgeFrom = age,
        AgeTo = Math.Min(age + 1, SchoolGroup.OldestAge),
        Adults = adults,
        TeacherName = "Anna Uczy",
        TeacherEmail = "uczy@example.org",
        TeacherPhone = "+48815551234",
        Blocks = TimeBlocks.Every,
        HeadAgrees = true,
    };

    /// <summary>A cleared host with one window. Answers the window's id.</summary>
    public Task<long> WindowAsync(MeetingKind kind, DateOnly date, int maxPeople = 30, int minAge = 6, bool wheelchair = true, bool isCleared = true, GeoPoint? point = null) => office.AskAsync<StartupsDb, long>(async db =>
    {
        var host = new VisitHost(new($"Firma demo {++made}", "food", "ul. Demo 1", "Ada Gości", $"firma{made}@example.org", null, Point: point));
        var window = new VisitWindow(Edition, host, new(kind, date, new(9, 0), kind == MeetingKind.CompanyVisit ? new(10, 30) : new(10, 0), maxPeople, minAge, wheelchair));
        db.AddRange(host, window);
        await db.SaveChangesAsync();
        if (isCleared)
            Clear(db, new(VisitHost.SubjectType, host.Id));
        await db.SaveChangesAsync();
        return window.Id;
    });

    /// <summary>A trained animator. Answers the presenter's id.</summary>
    public Task<long> AnimatorAsync(string name, TimeBlocks hours, int perWeek = 5, bool isCleared = true) => office.AskAsync<StartupsDb, long>(async db =>
    {
        var presenter = new Presenter(new PresenterFacts(name, new("pl", "Studiuje pedagogikę.")) { Email = $"animator{++made}@example.org" });
        db.Add(new Animator(presenter, new(hours, perWeek, new(2027, 1, 10))));
        await db.SaveChangesAsync();
        if (isCleared)
            Clear(db, new("presenter", presenter.Id));
        await db.SaveChangesAsync();
        return presenter.Id;
    });

    private void Clear(StartupsDb db, SubjectKey person) =>
        db.AddRange(Enum.GetValues<ClearanceRegister>().Select(register => new Clearance(person, register, new(2026, 11, 20), new(2027, 11, 19), Staff, office.Clock.GetUtcNow())));
}
