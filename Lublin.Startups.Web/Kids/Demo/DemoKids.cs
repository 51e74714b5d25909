using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids.Placing;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Programmes.Demo;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids.Demo;

/// <summary>
/// Fills the demo with a season that has just begun: invented schools on real streets, firms and animators, groups in the order of their call, what they were given, two meetings held. No mail
/// is put, and no real institution gets anything.
/// </summary>
public sealed class DemoKids(StartupsDb db, DemoDays days, string termsVersion, string noticeVersion)
{
    private const string Clerk = "staff:1";
    private const int Schools = 40;
    private const int Visits = 20;
    private const int CreativeHours = 18;
    private const int Reserves = 2;
    private readonly KidsFile file = KidsFile.Read();
    private DateOnly firstWeek;

    public async Task AddAsync()
    {
        firstWeek = days.Weekday(-1, 0);
        var season = Announced(await db.Set<Room>().Where(room => room.Name == file.Hall && room.Venue.Name == file.Venue).Select(room => room.Id).SingleAsync());
        var schools = Enumerable.Range(0, Schools).Select(SchoolOf).ToList();
        db.AddRange(schools);
        await db.SaveChangesAsync();
        var groups = await GroupsAsync(season, schools);
        var animators = await SupplyAsync(season);
        await PlaceAsync(season, groups, animators);
        db.Add(new FrozenSeason(season.Year - 1, new(15, 348, 13, 16, 28, 60, 15, 15, 26), Clerk, days.At(-150, 12), isSample: true));
        await db.SaveChangesAsync();
    }

    private Season Announced(long hall)
    {
        var gala = days.Weekday(14, 1);
        var programme = new Programme(ProgrammeKind.Kids, Kinds.Kids.Path, SeasonDesk.Texts(), ProgrammeLevel.Basic);
        var edition = new Edition(programme, new(Season.UsualChildren, "pl", days.At(-60, 9), termsVersion, days.At(-45, 15)) { MaxGroups = Season.UsualGroups });
        edition.AddSession(new(gala, new(9, 0), new(11, 0), hall));
        edition.Publish($"{gala.Year}", days.At(-75, 10));
        var season = new Season(edition, gala.Year, new(3, firstWeek, days.Weekday(-2, 4), $"{DateText.Full(days.Weekday(-3, 2))}, {file.KickOff}"));
        season.PublishPlan(days.At(-12, 11));
        db.Add(season);
        return season;
    }

    private School SchoolOf(int place)
    {
        var (isKindergarten, number) = (place % 3 == 2, (place % 3 == 2 ? 901 : 801) + (place / 3));
        var name = isKindergarten ? $"Przedszkole demo nr {number}" : $"Szkoła demo nr {number}{(place % 3 == 1 ? "a" : "")}";
        return new(990000 + (place * 7) + 801, new(
            name, isKindergarten ? SchoolType.Kindergarten : SchoolType.Primary, $"{file.Streets[place % file.Streets.Count]} {10 + place}", "20-020 Lublin", $"sekretariat{number}{(place % 3 == 1 ? "a" : "")}@example.org",
            new(51.2300 + (place % 8 * 0.006), 22.5200 + (place % 7 * 0.012))));
    }

    private async Task<IReadOnlyList<SchoolGroup>> GroupsAsync(Season season, List<School> schools)
    {
        var roster = new Roster(season.Edition, []);
        List<SchoolGroup> groups = [];
        for (var place = 0; place < file.Labels.Count; place++)
        {
            var (school, teacher) = (schools[place * 2 / 3], file.Teachers[place % file.Teachers.Count]);
            var at = season.Edition.OpensAt.AddSeconds(41 + (place * 97));
            GroupFacts facts = new(file.Labels[place])
            {
                Children = file.Children[place],
                AgeFrom = 6 + (place % 4),
                AgeTo = 7 + (place % 4),
                Adults = 2 + (place % 5 == 4 ? 1 : 0),
                TeacherName = teacher,
                TeacherEmail = $"opieka{place + 1}@example.org",
                TeacherPhone = $"+4881555{1000 + place}",
                Blocks = new(0xFFL << (place % TimeBlocks.Days * TimeBlocks.PerDay) | 0xFFL << ((place + 2) % TimeBlocks.Days * TimeBlocks.PerDay)),
                Needs = place == 3 ? GroupNeeds.None with { Wheelchair = 1 } : GroupNeeds.None,
                Wishes = [Industries.All[place % Industries.All.Count]],
                HeadAgrees = true,
            };
            var group = new SchoolGroup(season.EditionId, school.Id, facts, at.AddDays(-5));
            var enrolment = new Enrolment(season.Edition, new(
                Guid.CreateVersion7(at), PersonalLink.NewNonce(), new(teacher, facts.TeacherEmail, facts.TeacherPhone, Situation.Organisation, Organisation: school.Name), facts.Children.Value, "pl", termsVersion, noticeVersion,
                QueueIfFull: true)
            {
                GroupKey = $"{school.Rspo}:{facts.LabelKey}",
            }, at);
            var before = roster.SeatingAt(at);
            roster.Admit(enrolment, at);
            group.Confirm(enrolment, place + 1, before);
            db.AddRange(enrolment, group);
            groups.Add(group);
        }

        db.Add(new SchoolGroup(season.EditionId, schools[^1].Id, new("1e") { Children = 24, AgeFrom = 7, AgeTo = 7, Adults = 2, TeacherName = file.Teachers[0], TeacherEmail = "opieka1@example.org", TeacherPhone = "+48815551000", Blocks = TimeBlocks.Every }, days.At(-50, 12)));
        await db.SaveChangesAsync();
        return groups;
    }

    private async Task<IReadOnlyList<Animator>> SupplyAsync(Season season)
    {
        var hosts = file.Hosts.Select((host, place) => new VisitHost(new(
            host.Name, host.Industry, $"{file.Streets[place % file.Streets.Count]} {100 + place}", host.Contact, $"firma{place + 1}@example.org", null, Point: new(51.2350 + (place % 5 * 0.005), 22.5400 + (place % 6 * 0.008))))).ToList();
        var windows = Enumerable.Range(0, Visits).Select(place => new VisitWindow(season.EditionId, hosts[place % hosts.Count], new(MeetingKind.CompanyVisit, days.Weekday(5 + (place / 5), place % 5), new(9, 0), new(11, 0), place % 6 == 5 ? 22 : 30, place % 7 == 6 ? 8 : 6, place % 2 == 0)))
            .Concat(Enumerable.Range(0, CreativeHours).Select(place => new VisitWindow(season.EditionId, hosts[(place + 5) % hosts.Count], new(MeetingKind.CreativeHour, days.Weekday(6 + (place / 5), place % 5), new(12, 0), new(13, 0), 32, 6, place % 3 == 0) { IsAtSchool = place % 2 == 1 })));
        var animators = file.Animators.Select((name, place) => new Animator(
            new Presenter(new PresenterFacts(name, new("pl", file.Bio)) { Email = $"animator{place + 1}@example.org", Phone = $"+4881555{2000 + place}" }), new(TimeBlocks.Every, 4, firstWeek.AddDays(-40)))).ToList();
        db.AddRange(hosts);
        db.AddRange(windows);
        db.AddRange(animators);
        await db.SaveChangesAsync();
        var (today, all) = (Warsaw.DateOf(days.Now), Enum.GetValues<ClearanceRegister>());
        foreach (var register in all)
        {
            db.AddRange(hosts.Select(host => Looked(new(VisitHost.SubjectType, host.Id), register, today.AddMonths(10))));
            // One ends soon, and one was not looked up at all.
            db.AddRange(animators.Skip(2).Select(animator => Looked(Animator.KeyOf(animator.PresenterId), register, today.AddMonths(10))));
            db.Add(Looked(Animator.KeyOf(animators[0].PresenterId), register, today.AddDays(20)));
        }

        await db.SaveChangesAsync();
        return animators;
    }

    private Clearance Looked(SubjectKey person, ClearanceRegister register, DateOnly until) => new(person, register, Warsaw.DateOf(days.Now).AddDays(-45), until, Clerk, days.At(-45, 12));

    private async Task PlaceAsync(Season season, IReadOnlyList<SchoolGroup> groups, IReadOnlyList<Animator> animators)
    {
        var proposal = (await PlacingSheet.ReadAsync(db, season)).Propose();
        var windows = db.ChangeTracker.Entries<VisitWindow>().Select(entry => entry.Entity).ToDictionary(window => window.Id);
        foreach (var change in proposal.Changes.Where(change => change.After is not null))
        {
            var (given, at) = (change.After!, days.At(-20, 10));
            var pairing = given.Window is { } window ? Pairing.OfWindow(change.Group.Id, windows[window], at) : Pairing.OfAnimators(change.Group.Id, given.One!.Value, given.Other!.Value, TimeBlock.At(given.Block!.Value), at);
            db.Add(pairing);
            if (change.Group.Order is 5 && change.Kind == MeetingKind.CompanyVisit)
            {
                pairing.Refuse(PairingSide.Supply, file.Refusal, days.At(-3, 10));
                continue;
            }

            if (change.Group.Order > 10)
                continue;
            pairing.Agree(PairingSide.Supply, days.At(-15, 10));
            pairing.Agree(PairingSide.School, days.At(-14, 10));
            if (change is { Kind: MeetingKind.Animators, Group.Order: <= 2 })
                Hold(season, change.Group, pairing, animators);
        }

        await db.SaveChangesAsync();
        Assume(groups.Count == Season.UsualGroups + Reserves);
    }

    // The first meeting of a group took place last week.
    private void Hold(Season season, SchoolGroup group, Pairing pairing, IReadOnlyList<Animator> animators)
    {
        var block = TimeBlock.At(pairing.Block!.Value);
        var session = season.Edition.AddSession(new(firstWeek.AddDays((int)block.Day - 1), block.Start, block.End, RoomId: null), days.At(-12, 11), groupId: group.Id);
        season.Edition.Lead(session, [.. animators.Select(animator => animator.PresenterId).Where(id => id == pairing.AnimatorA || id == pairing.AnimatorB)]);
        var meeting = new Meeting(session, group.Id, 1, MeetingKind.Animators, season.Template[0].Title);
        meeting.Publish(days.At(-12, 11));
        meeting.Log(new(group.Children!.Value - 1, group.Adults!.Value, TeacherStayed: true, file.Note), $"presenter:{pairing.AnimatorA}", Warsaw.ToInstant(session.Date, session.End.AddMinutes(30)));
        db.Add(meeting);
    }

    private static void Assume(bool holds)
    {
        if (!holds)
            throw new InvalidOperationException("The demo's call has other groups than its story.");
    }
}
