using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Support;

/// <summary>A call for groups of schools, with schools at their desks.</summary>
public sealed class GroupOffice(TestSite site)
{
    public const string Terms = "2026-11-01";

    /// <summary>Of the season.</summary>
    public long Edition { get; private set; }

    /// <summary>A call that was announced; it opens in a day and closes ten days later, unless said otherwise.</summary>
    public async Task CallAsync(int groups = 15, int children = 350, int? perSchool = null, TimeSpan? opensIn = null)
    {
        var now = site.Clock.GetUtcNow();
        await site.WriteAsync(async db => Edition = await AddCallAsync(db, now, now + (opensIn ?? TimeSpan.FromDays(1)), groups, children, perSchool));
    }

    /// <summary>Answers the edition's id.</summary>
    public static async Task<long> AddCallAsync(StartupsDb db, DateTimeOffset now, DateTimeOffset opens, int groups = 15, int children = 350, int? perSchool = null)
    {
        var programme = new Programme(ProgrammeKind.Kids, "przedsiebiorcze-dzieciaki", new(new("pl", "Przedsiębiorcze dzieciaki"), new("pl", "Wstęp"), new("pl", "Nauka"), new("pl", "Dla klas"), null), ProgrammeLevel.Basic);
        var edition = new Edition(programme, new(children, "pl", opens, Terms, opens.AddDays(10)) { MaxGroups = groups });
        edition.AddSession(new(new(2027, 6, 11), new(10, 0), new(12, 0), null, "https://spotkania.example.org/gala"));
        edition.Publish("2027-06-11", now);
        db.Add(new Season(edition, 2027, new(perSchool, new(2027, 3, 15), new(2027, 2, 12), "środa 17 lutego 2027, 14:30, Ratusz, sala nr 2")));
        await db.SaveChangesAsync();
        return edition.Id;
    }

    public Task OpenNowAsync(int groups = 15, int children = 350, int? perSchool = null) => CallAsync(groups, children, perSchool, TimeSpan.FromMinutes(-1));

    /// <summary>A school with somebody at its official address and, when named, a colleague. Answers the person who acts.</summary>
    public Task<SchoolContact> SchoolAsync(int number = 801, string? colleague = null, SchoolType type = SchoolType.Primary) => site.WithAsync(db => AddSchoolAsync(db, site.Clock.GetUtcNow(), number, colleague, type));

    /// <inheritdoc cref="SchoolAsync"/>
    public static async Task<SchoolContact> AddSchoolAsync(StartupsDb db, DateTimeOffset now, int number = 801, string? colleague = null, SchoolType type = SchoolType.Primary)
    {
        var school = await db.Schools.SingleOrDefaultAsync(known => known.Rspo == 990_000 + number);
        if (school is null)
        {
            school = new School(990_000 + number, new($"Szkoła demo nr {number}", type, $"ul. Lipowa {number}", "20-020 Lublin", $"sekretariat{number}@example.org"));
            db.Add(school);
            await db.SaveChangesAsync();
            db.Add(new SchoolContact(school.Id, null, school.OfficialEmail, new(2027, 8, 31), now));
            await db.SaveChangesAsync();
        }

        if (colleague is not null)
        {
            db.Add(new SchoolContact(school.Id, colleague, $"kolezanka{number}@example.org", new(2027, 8, 31), now));
            await db.SaveChangesAsync();
        }

        return await db.SchoolContacts.AsNoTracking().Include(contact => contact.School).OrderByDescending(contact => contact.Id).FirstAsync(contact => contact.SchoolId == school.Id && contact.Name == colleague);
    }

    /// <summary>A person at the desk, on a device of their own that the link of a letter was used on.</summary>
    public async Task<SignUpVisitor> EnterAsync(SchoolContact contact)
    {
        var link = await site.WithAsync(async db =>
        {
            var key = new DeskKey(contact.Id, site.Clock.GetUtcNow());
            db.Add(key);
            await db.SaveChangesAsync();
            return key.Link;
        });
        var visitor = new SignUpVisitor(site);
        var page = await visitor.OpenAsync(SchoolLinks.Enter(site.Services.GetRequiredService<PersonalLink>().MailedCode(LinkPurpose.School, link)));
        Assert.Equal(303, (await visitor.SendAsync(page, form: "main form[method=post]")).Status);
        return visitor;
    }

    /// <summary>What a school says of a group that lacks nothing.</summary>
    public static GroupFacts Whole(string label, int children = 24) => new(label)
    {
        Children = children,
        AgeFrom = 7,
        AgeTo = 8,
        Adults = 2,
        TeacherName = "Anna Demo-Lis",
        TeacherEmail = "anna@example.org",
        TeacherPhone = "+48814662500",
        Blocks = new(0b111),
        HeadAgrees = true,
    };

    /// <summary>A draft of the season.</summary>
    public async Task<SchoolGroup> DraftAsync(SchoolContact contact, GroupFacts facts)
    {
        var saved = Assert.IsType<GroupSaved.Saved>(await AskAsync<GroupFormDesk, GroupSaved>(desk => desk.AddAsync(Edition, contact.SchoolId, facts, Guid.CreateVersion7())));
        return await GroupAsync(saved.Uid);
    }

    /// <summary>Groups that lack nothing, called after their children: 24, 26, 22.</summary>
    public async Task<IReadOnlyList<SchoolGroup>> DraftsAsync(SchoolContact contact, params int[] children)
    {
        List<SchoolGroup> drafts = [];
        foreach (var (at, many) in children.Index())
            drafts.Add(await DraftAsync(contact, Whole($"{at + 1}-{many}", many)));
        return drafts;
    }

    public Task<ConfirmOutcome> ConfirmAsync(SchoolContact contact, IReadOnlyList<SchoolGroup> groups, Guid? form = null, string terms = Terms) =>
        AskAsync<GroupDesk, ConfirmOutcome>(desk => desk.ConfirmAsync(Edition, contact, new(form ?? Guid.CreateVersion7(), [.. groups.Select(group => new ShownGroup(group.Uid, group.Version))], terms, Terms)));

    /// <summary>Groups that were confirmed together.</summary>
    public async Task<IReadOnlyList<SchoolGroup>> ConfirmedAsync(SchoolContact contact, params int[] children)
    {
        var drafts = await DraftsAsync(contact, children);
        Assert.IsType<ConfirmOutcome.Confirmed>(await ConfirmAsync(contact, drafts));
        return [.. (await GroupsAsync()).Where(group => drafts.Any(draft => draft.Id == group.Id))];
    }

    public Task<SchoolGroup> GroupAsync(Guid uid) => site.WithAsync(db => db.SchoolGroups.AsNoTracking().Include(group => group.Enrolment).SingleAsync(group => group.Uid == uid));

    /// <summary>All, in the sequence in which they were written down, with their enrolments.</summary>
    public Task<List<SchoolGroup>> GroupsAsync() => site.WithAsync(db => db.SchoolGroups.AsNoTracking().Include(group => group.Enrolment).OrderBy(group => group.Id).ToListAsync());

    public async Task<T> AskAsync<TDesk, T>(Func<TDesk, Task<T>> work)
        where TDesk : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TDesk>());
    }
}
