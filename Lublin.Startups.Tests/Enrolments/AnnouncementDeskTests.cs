using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Letters in staff's own words, on both databases.</summary>
public abstract class AnnouncementDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private const string Anna = "staff:7";
    private readonly TestOffice office = new(database, new());
    private Edition edition = null!;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        edition = await office.PublishAsync(2, [new(new(2026, 12, 1), new(17, 0), new(19, 30), null, "https://spotkania.example.org/x")]);
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task One_mail_goes_to_each_person_once_however_often_it_is_sent()
    {
        await EnrolThreeAsync();
        var id = await KeepAsync(AnnouncementAudience.Everybody);
        Assert.Equal(3, await SendAsync(id));
        Assert.Equal(3, await SendAsync(id));
        var mails = await office.MailsAsync(RosterMails.Announcement);
        Assert.Equal(3, mails.Select(mail => mail.SubjectId).Distinct().Count());
        var line = await office.AskAsync<StartupsDb, History>(db => db.History.SingleAsync(row => row.Verb == "Written"));
        Assert.Equal(("edition", edition.Id, Anna), (line.Subject, line.SubjectId, line.Actor));
    }

    [Theory]
    [InlineData(AnnouncementAudience.Confirmed, 2)]
    [InlineData(AnnouncementAudience.Waiting, 1)]
    [InlineData(AnnouncementAudience.Everybody, 3)]
    [InlineData(AnnouncementAudience.Picked, 1)]
    public async Task It_goes_to_those_who_were_meant(AnnouncementAudience audience, int mails)
    {
        var people = await EnrolThreeAsync();
        Assert.Equal(mails, await SendAsync(await KeepAsync(audience, [people[1].Id])));
    }

    [Fact]
    public async Task The_letter_is_in_their_language_and_falls_back_to_Polish_which_it_says()
    {
        await office.EnrolAsync(edition, language: "en");
        await office.EnrolAsync(edition, language: "uk");
        await SendAsync(await KeepAsync(AnnouncementAudience.Everybody));
        var mails = await office.MailsAsync(RosterMails.Announcement);
        var (english, ukrainian) = ((await office.WriteAsync(mails[0]))!, (await office.WriteAsync(mails[1]))!);
        Assert.Equal(("Bring a laptop", "Zabierz laptop"), (english.Subject, ukrainian.Subject));
        Assert.Contains("lang=\"en\">We start", english.Html, StringComparison.Ordinal);
        Assert.Contains("lang=\"pl\">Zaczynamy", ukrainian.Html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"uk\">", ukrainian.Html, StringComparison.Ordinal);
        Assert.Contains("Пишемо щодо тренінгу", ukrainian.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/plan\"", english.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_is_the_letter_without_their_code()
    {
        var person = await office.EnrolAsync(edition);
        var announcement = new Announcement(edition.Id, Guid.CreateVersion7(), Text(AnnouncementAudience.Everybody, []), Anna, office.Clock.GetUtcNow());
        var letter = await office.AskAsync<AnnouncementLetter, Letter?>(letters => letters.PreviewAsync(announcement, person.Id));
        Assert.Equal("Zabierz laptop", letter!.Subject);
        Assert.Contains("Zaczynamy o 17:00.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("/moje-zapisy/" + LetterMask.Mask, letter.Html, StringComparison.Ordinal);
        Assert.Equal(letter.Html.Split("/moje-zapisy/").Length, letter.Html.Split("/moje-zapisy/" + LetterMask.Mask).Length);
    }

    [Fact]
    public async Task Whom_no_letter_reaches_is_called_with_its_words_once_however_often_it_is_sent()
    {
        var mailed = await office.EnrolAsync(edition, "Anna Test");
        var refused = await office.EnrolAsync(edition, "Jan Test");
        await office.DoAsync<StartupsDb>(async db =>
        {
            (await db.Enrolments.SingleAsync(enrolment => enrolment.Id == refused.Id)).RefuseEmail(office.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var (first, second) = (await KeepAsync(AnnouncementAudience.Everybody), await KeepAsync(AnnouncementAudience.Everybody));
        Assert.Equal(1, await SendAsync(first));
        Assert.Equal(1, await SendAsync(first));
        Assert.Equal(1, await SendAsync(second));
        Assert.All(await office.MailsAsync(RosterMails.Announcement), mail => Assert.Equal(mailed.Id, mail.SubjectId));
        var called = Assert.Single(await CalledAsync());
        Assert.Equal(refused.Id, called.Person.Id);
        Assert.Equal(
            [(first, "Zabierz laptop"), (second, "Zabierz laptop")],
            called.Calls.Select(call => (call.AnnouncementId!.Value, call.Announcement!.Subject.In("pl").Text)).Order());
    }

    [Fact]
    public async Task Whose_copy_was_refused_is_called_with_its_words()
    {
        var person = await office.EnrolAsync(edition);
        var id = await KeepAsync(AnnouncementAudience.Everybody);
        await SendAsync(id);
        var mail = Assert.Single(await office.MailsAsync(RosterMails.Announcement));
        await office.DoAsync<StartupsDb>(db => new UndeliveredLetters().NoteAsync(db, mail, new Settlement.Failed("550", person.Applicant.Email), office.Clock.GetUtcNow(), default));
        Assert.Equal([(PhoneCallKind.AddressRefused, null), (PhoneCallKind.Announcement, (long?)id)], Assert.Single(await CalledAsync()).Calls.Select(call => (call.About, call.AnnouncementId)).OrderBy(call => call.AnnouncementId));
    }

    [Fact]
    public async Task Who_left_before_it_went_out_gets_none()
    {
        var person = await office.EnrolAsync(edition);
        await SendAsync(await KeepAsync(AnnouncementAudience.Everybody));
        await office.AskAsync<PeopleDesk, int>(desk => desk.CancelAsync(edition.Id, [person.Id], "Na prośbę", Anna));
        Assert.Null(await office.LastAsync(RosterMails.Announcement));
    }

    [Fact]
    public async Task The_same_form_rewrites_the_letter_until_it_is_sent()
    {
        await office.EnrolAsync(edition);
        var form = Guid.CreateVersion7();
        var id = await KeepAsync(AnnouncementAudience.Waiting, form: form);
        Assert.Equal(id, await KeepAsync(AnnouncementAudience.Everybody, form: form));
        Assert.Equal(1, await SendAsync(id));
        await KeepAsync(AnnouncementAudience.Waiting, form: form);
        Assert.Equal(AnnouncementAudience.Everybody, await office.AskAsync<StartupsDb, AnnouncementAudience>(db => db.Announcements.Select(each => each.Audience).SingleAsync()));
    }

    private async Task<List<Enrolment>> EnrolThreeAsync() => [await office.EnrolAsync(edition), await office.EnrolAsync(edition), await office.EnrolAsync(edition)];

    private Task<long> KeepAsync(AnnouncementAudience audience, IReadOnlyList<long>? picked = null, Guid? form = null) =>
        office.AskAsync<AnnouncementDesk, long>(desk => desk.KeepAsync(edition.Id, form ?? Guid.CreateVersion7(), Text(audience, picked ?? []), Anna));

    private Task<IReadOnlyList<PersonToCall>> CalledAsync() =>
        office.AskAsync<StartupsDb, IReadOnlyList<PersonToCall>>(db => db.PeopleToCallAsync(office.Clock.GetUtcNow()));

    private Task<int> SendAsync(long id) => office.AskAsync<AnnouncementDesk, int>(desk => desk.SendAsync(id, Anna));

    private static AnnouncementText Text(AnnouncementAudience audience, IReadOnlyList<long> picked) => new(
        audience,
        picked,
        new([new("pl", "Zabierz laptop"), new("en", "Bring a laptop")]),
        new([new("pl", "Zaczynamy o 17:00.\n\nPlan: https://example.org/plan."), new("en", "We start at 17:00.\n\nPlan: https://example.org/plan.")]));
}

public sealed class AnnouncementDeskOnSqlite() : AnnouncementDeskTests(new SqliteDatabase());

public sealed class AnnouncementDeskOnPostgres() : AnnouncementDeskTests(new PostgresDatabase());
