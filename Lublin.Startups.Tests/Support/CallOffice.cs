using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Support;

/// <summary>A call of a season over a site, and schools that confirm groups there, by the roster's own turns.</summary>
public sealed class CallOffice(TestSite site)
{
    public const int Year = 2027;

    /// <summary>The Monday of the first meetings.</summary>
    public static DateOnly FirstWeek { get; } = new(2027, 3, 15);

    /// <summary>Monday, 30 November 2026, 15:00: a week after the clock of the tests begins.</summary>
    public static DateTimeOffset Closes { get; } = Warsaw.ToInstant(new(2026, 11, 30), new(15, 0));

    private int made;

    public long Edition { get; private set; }

    public async Task OpenAsync(int groups, int children)
    {
        await site.WriteAsync(async db =>
        {
            var now = site.Clock.GetUtcNow();
            var programme = new Programme(ProgrammeKind.Kids, "przedsiebiorcze-dzieciaki", new(new("pl", "Przedsiębiorcze dzieciaki"), new("pl", "Pięć spotkań"), null, new("pl", "Dla klas"), null), ProgrammeLevel.Basic);
            var edition = new Edition(programme, new(children, "pl", now.AddDays(-1), "2026-11-01", Closes) { MaxGroups = groups });
            edition.AddSession(new(new(2027, 6, 8), new(9, 0), new(11, 0), RoomId: null, "https://spotkania.example.org/gala"));
            edition.Publish("2027-06-08", now);
            db.Add(edition);
            db.Add(new Season(edition, Year, new(MaxGroupsPerSchool: null, FirstWeek)));
            await db.SaveChangesAsync();
        });
        Edition = await site.WithAsync(db => db.Seasons.Select(season => season.EditionId).SingleAsync());
    }

    /// <summary>A group of a school of its own is confirmed. Answers it.</summary>
    /// <param name="children">How many.</param>
    /// <param name="colleague">Somebody who works at the school's desk besides its office.</param>
    public async Task<SchoolGroup> ConfirmAsync(int children, string? colleague = null)
    {
        var order = ++made;
        return await AtDeskAsync<RosterBook, SchoolGroup>(book => book.ChangeAsync(Edition, Actor.Participant, async roster =>
        {
            var school = new School(800_000 + order, new($"Szkoła demo nr {800 + order}", SchoolType.Primary, $"ul. Lipowa {order}", "20-020 Lublin", $"sekretariat{order}@example.org"));
            roster.Db.Add(school);
            await roster.Db.SaveChangesAsync();
            if (colleague is not null)
                roster.Db.Add(new SchoolContact(school.Id, "Anna Pomaga", colleague, new(2027, 8, 31), roster.Now));
            var group = new SchoolGroup(Edition, school.Id, SeasonOffice.Facts($"1{(char)('a' + order)}", children), roster.Now);
            var enrolment = new Enrolment(
                roster.Edition,
                new(Guid.CreateVersion7(), PersonalLink.NewNonce(), new("Anna Uczy", "uczy@example.org", "+48815551234", Situation.Organisation, Organisation: school.Name), children, "pl", "2026-11-01", "2026-11-01", QueueIfFull: true)
                {
                    GroupKey = $"{school.Rspo}:{group.LabelKey}",
                },
                roster.Now);
            roster.Db.Add(enrolment);
            var before = roster.Roster.SeatingAt(roster.Now);
            roster.Note(roster.Roster.Admit(enrolment, roster.Now));
            group.Confirm(enrolment, order, before);
            roster.Db.Add(group);
            return group;
        }));
    }

    /// <summary>How a group stands now.</summary>
    public Task<EnrolmentState> StateAsync(SchoolGroup group) => site.WithAsync(async db => (await db.Enrolments.AsNoTracking().SingleAsync(enrolment => enrolment.Id == group.EnrolmentId)).StateAt(site.Clock.GetUtcNow()));

    public Task<SchoolGroup> NowAsync(SchoolGroup group) => site.WithAsync(db => db.SchoolGroups.AsNoTracking().Include(each => each.Enrolment).Include(each => each.School).SingleAsync(each => each.Id == group.Id));

    /// <summary>The order as the office sees it.</summary>
    public Task<CallOrder> OrderAsync() => site.WithAsync(async db => await db.CallOrderAsync((await db.SeasonAsync(Year))!, site.Clock.GetUtcNow()));

    /// <summary>The letters that were put, in order: kind, and to whom.</summary>
    public Task<List<OutboxMail>> MailsAsync() => site.WithAsync(db => db.Outbox.AsNoTracking().Where(mail => mail.SubjectType == GroupSubjects.Of).OrderBy(mail => mail.Id).ToListAsync());

    public async Task<T> AtDeskAsync<TDesk, T>(Func<TDesk, Task<T>> work)
        where TDesk : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TDesk>());
    }

    /// <summary>The letter of a mail as it would leave now; null when it has lost its reason.</summary>
    public async Task<Letter?> LetterAsync(OutboxMail mail)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LetterBuilder>().WriteAsync(mail);
    }
}
