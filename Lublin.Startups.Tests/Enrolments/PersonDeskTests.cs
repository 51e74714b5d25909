using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>What the office corrects and sends again, on both databases.</summary>
public abstract class PersonDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private const string Anna = "staff:7";
    private readonly TestOffice office = new(database, new());
    private Edition edition = null!;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        edition = await office.PublishAsync(5, [new(new(2026, 12, 1), new(17, 0), new(19, 30), null, "https://spotkania.example.org/x")]);
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task To_a_corrected_address_the_letter_goes_at_once_and_the_history_names_no_address()
    {
        var person = await office.EnrolAsync(edition, "Łucja Żółć", "lucja@exmaple.org");
        var outcome = await CorrectAsync(person, person.Applicant with { Email = "lucja@example.org" });
        Assert.Equal(new CorrectionOutcome.Done(IsSent: true), outcome);
        Assert.Equal("lucja@example.org", (await office.LastAsync(RosterMails.Confirmed))!.To.Address);
        var line = (await HistoryAsync(person.Id))[0];
        Assert.Equal(("Corrected", Anna, """{"changes":{"email":[]}}"""), (line.Verb, line.Actor, line.Details));
    }

    [Fact]
    public async Task A_corrected_name_is_found_and_told_apart_by_its_new_form()
    {
        var person = await office.EnrolAsync(edition, "Łucja Zolc", "lucja@example.org");
        Assert.Equal(new CorrectionOutcome.Done(IsSent: false), await CorrectAsync(person, person.Applicant with { Name = "Łucja Nowak" }));
        var corrected = await FindAsync(person.Id);
        Assert.Equal(("lucja nowak", "nowak lucja"), (corrected.NameKey, corrected.SurnameKey));
        Assert.Single(await office.MailsAsync());
        Assert.IsType<CorrectionOutcome.Nothing>(await CorrectAsync(person, corrected.Applicant));
    }

    [Fact]
    public async Task When_the_old_address_was_somebody_elses_its_link_dies()
    {
        var person = await office.EnrolAsync(edition, email: "cudzy@example.org");
        var before = await office.LastAsync(RosterMails.Confirmed);
        await CorrectAsync(person, person.Applicant with { Email = "swoj@example.org" }, endsLinks: true);
        Assert.Equal(person.LinkVersion + 1, (await FindAsync(person.Id)).LinkVersion);
        Assert.NotEqual(Link(before!.Text), Link((await office.LastAsync(RosterMails.Confirmed))!.Text));
    }

    [Fact]
    public async Task A_correction_that_makes_two_people_one_is_refused_and_names_the_other()
    {
        var known = await office.EnrolAsync(edition, "Łucja Żółć", "lucja@example.org");
        var person = await office.EnrolAsync(edition, "Łucja Żółć", "lucja2@example.org");
        Assert.Equal(known.Id, Assert.IsType<CorrectionOutcome.Taken>(await CorrectAsync(person, person.Applicant with { Email = "LUCJA@example.org" })).Other!.Id);
        Assert.Equal("lucja2@example.org", (await FindAsync(person.Id)).Applicant.Email);
    }

    [Fact]
    public async Task A_new_address_clears_the_mark_of_a_refused_one()
    {
        var person = await office.EnrolAsync(edition, email: "stary@example.org");
        await office.DoAsync<StartupsDb>(db => db.Enrolments.ExecuteUpdateAsync(set => set.SetProperty(each => each.EmailRefusedAt, office.Clock.GetUtcNow())));
        Assert.Equal(CurrentLetterOutcome.Refused, await AgainAsync(person));
        await CorrectAsync(person, person.Applicant with { Email = "nowy@example.org" });
        Assert.True((await FindAsync(person.Id)).IsMailed);
    }

    [Fact]
    public async Task No_letter_goes_to_a_refused_address_because_their_links_end()
    {
        var person = await office.EnrolAsync(edition, email: "stary@example.org");
        await office.DoAsync<StartupsDb>(db => db.Enrolments.ExecuteUpdateAsync(set => set.SetProperty(each => each.EmailRefusedAt, office.Clock.GetUtcNow())));
        Assert.Equal(new CorrectionOutcome.Done(IsSent: false), await CorrectAsync(person, person.Applicant, endsLinks: true));
        Assert.Single(await office.MailsAsync(RosterMails.Confirmed));
    }

    [Fact]
    public async Task A_letter_is_sent_again_once_however_often_it_is_asked_for()
    {
        var person = await office.EnrolAsync(edition);
        Assert.Equal(CurrentLetterOutcome.UnderWay, await AgainAsync(person));
        await office.MarkSentAsync((await office.MailsAsync())[0]);
        Assert.Equal(CurrentLetterOutcome.Put, await AgainAsync(person));
        Assert.Equal(CurrentLetterOutcome.UnderWay, await AgainAsync(person));
        Assert.Equal(2, (await office.MailsAsync(RosterMails.Confirmed)).Count);
        Assert.Equal("SentAgain", (await HistoryAsync(person.Id))[0].Verb);
    }

    [Fact]
    public async Task Who_is_out_is_sent_nothing_again()
    {
        var person = await office.EnrolAsync(edition);
        await office.AskAsync<PeopleDesk, int>(desk => desk.CancelAsync(edition.Id, [person.Id], "Na prośbę", Anna));
        Assert.Equal(CurrentLetterOutcome.Ended, await AgainAsync(person));
    }

    private Task<CorrectionOutcome> CorrectAsync(Enrolment person, Applicant corrected, bool endsLinks = false) =>
        office.AskAsync<PersonDesk, CorrectionOutcome>(desk => desk.CorrectAsync(person.Id, corrected, endsLinks, Anna));

    private Task<CurrentLetterOutcome> AgainAsync(Enrolment person) => office.AskAsync<PersonDesk, CurrentLetterOutcome>(desk => desk.SendAgainAsync(person.Id, Anna));

    private Task<Enrolment> FindAsync(long id) => office.AskAsync<StartupsDb, Enrolment>(db => db.Enrolments.AsNoTracking().SingleAsync(enrolment => enrolment.Id == id));

    private Task<List<History>> HistoryAsync(long id) => office.AskAsync<StartupsDb, List<History>>(db =>
        db.History.AsNoTracking().Where(row => row.Subject == "enrolment" && row.SubjectId == id).OrderByDescending(row => row.Id).ToListAsync());

    private static string Link(string text) => text.Split('\n').First(line => line.Contains("/moje-zapisy/", StringComparison.Ordinal));
}

public sealed class PersonDeskOnSqlite() : PersonDeskTests(new SqliteDatabase());

public sealed class PersonDeskOnPostgres() : PersonDeskTests(new PostgresDatabase());
