using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Staff's own words to everybody in one room on one day, on both databases.</summary>
public abstract class RoomAnnouncementDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2027, 3, 4);
    private readonly LectureOffice lectures = new(new TestOffice(database, new TestClock()));

    private TestOffice Office => lectures.Office;

    public async ValueTask InitializeAsync()
    {
        await Office.InitializeAsync();
        await lectures.OpenAsync();
    }

    public async ValueTask DisposeAsync() => await Office.DisposeAsync();

    [Fact]
    public async Task It_reaches_speakers_and_hosts_of_that_room_on_that_day_and_nobody_else_each_once()
    {
        var (anna, bohdan, celina, jan) = (await SpeakerAsync("Anna"), await SpeakerAsync("Bohdan"), await SpeakerAsync("Celina"), lectures.Host);
        await LectureAsync(anna, At(9), At(12));
        await LectureAsync(bohdan, At(9) with { RoomId = lectures.OtherRoom });
        await LectureAsync(celina, At(9) with { Date = Day.AddDays(1) });
        await LectureAsync(anna, At(15));
        await LectureAsync(bohdan, new SessionPlan(Day, new(18, 0), new(19, 0), null, "https://spotkania.example.org/x"));

        Assert.Equal(2, await SendAsync(await KeepAsync()));

        var mails = await RoomMailsAsync();
        Assert.Equal([new("host", jan), new("presenter", anna)], mails.Select(mail => mail.Subject).OrderBy(subject => subject.Type));
        Assert.Empty(await CallsAsync());
        var line = await Office.AskAsync<StartupsDb, History>(db => db.History.SingleAsync(row => row.Verb == "Written"));
        Assert.Equal(("room", lectures.Room, LectureOffice.Coordinator), (line.Subject, line.SubjectId, line.Actor));
        Assert.Contains("2027-03-04", line.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leads_a_training_there_gets_it_and_who_speaks_at_what_is_cancelled_or_a_draft_does_not()
    {
        var (trainer, cancelled, drafted) = (await SpeakerAsync("Trenuje"), await SpeakerAsync("Odwołany"), await SpeakerAsync("Szkic"));
        await LectureAsync(cancelled, At(9), At(10));
        await Office.DoAsync<StartupsDb>(async db =>
        {
            foreach (var session in await db.Sessions.Include(session => session.Edition).ToListAsync())
                session.Cancel(Office.Clock.GetUtcNow(), "Awaria");
            await db.SaveChangesAsync();
        });
        await lectures.DraftAsync("Szkic", [At(12)], speaker: drafted);
        var training = await Office.PublishAsync(10, [At(17)]);
        await Office.DoAsync<StartupsDb>(async db =>
        {
            var edition = await db.Editions.Include(edition => edition.Sessions).ThenInclude(session => session.Led).SingleAsync(edition => edition.Id == training.Id);
            edition.Lead(edition.Sessions.Single(), [trainer]);
            await db.SaveChangesAsync();
        });

        Assert.Equal(1, await SendAsync(await KeepAsync()));

        Assert.Equal(new("presenter", trainer), Assert.Single(await RoomMailsAsync()).Subject);
    }

    [Fact]
    public async Task Who_speaks_and_hosts_with_one_address_gets_one_mail()
    {
        var both = await lectures.SpeakerAsync("Jan Gospodarz", "Gospodarz@Example.org");
        await LectureAsync(both, At(9));

        Assert.Equal(1, await SendAsync(await KeepAsync()));

        Assert.Equal(new("presenter", both), Assert.Single(await RoomMailsAsync()).Subject);
    }

    [Fact]
    public async Task Whom_no_letter_reaches_is_called_with_its_words_before_they_begin_once_however_often_it_is_sent()
    {
        var silent = await lectures.SpeakerAsync("Bez Adresu");
        await LectureAsync(silent, At(9), At(12));
        await Office.DoAsync<StartupsDb>(db =>
        {
            db.Add(new PhoneCall(PhoneCallKind.AddressRefused, new("host", lectures.Host), "address:1", Office.Clock.GetUtcNow(), until: Warsaw.ToInstant(Day, new(8, 0))));
            return db.SaveChangesAsync();
        });
        var id = await KeepAsync();

        Assert.Equal(0, await SendAsync(id));
        Assert.Equal(0, await SendAsync(id));

        Assert.Empty(await RoomMailsAsync());
        var calls = (await CallsAsync()).Where(call => call.About == PhoneCallKind.Announcement).ToList();
        Assert.Equal([new("host", lectures.Host), new("presenter", silent)], calls.Select(call => call.Subject).OrderBy(subject => subject.Type));
        Assert.All(calls, call => Assert.Equal((Warsaw.ToInstant(Day, new(9, 0)), "Nowy projektor"), (call.Until, call.Announcement!.Subject.In("pl").Text)));
    }

    [Fact]
    public async Task The_same_form_is_the_same_letter_and_goes_once_even_when_many_send_it()
    {
        await LectureAsync(await SpeakerAsync("Anna"), At(9));
        var form = Guid.CreateVersion7();
        var id = await KeepAsync(new(lectures.OtherRoom, Day), form);
        Assert.Equal(id, await KeepAsync(form: form));

        Assert.All(await Task.WhenAll(SendAsync(id), SendAsync(id), SendAsync(id)), mails => Assert.Equal(2, mails));
        await KeepAsync(new(lectures.OtherRoom, Day), form);

        Assert.Equal(2, (await RoomMailsAsync()).Count);
        Assert.Equal(lectures.Room, await Office.AskAsync<StartupsDb, long?>(db => db.Announcements.Select(each => each.RoomId).SingleAsync()));
    }

    [Fact]
    public async Task To_nobody_nothing_goes_and_it_can_still_be_sent_when_there_is_somebody()
    {
        var id = await KeepAsync();
        Assert.Equal(0, await SendAsync(id));
        await LectureAsync(await SpeakerAsync("Anna"), At(9));
        Assert.Equal(2, await SendAsync(id));
    }

    [Theory]
    [InlineData("pl", "Wiadomość w sprawie spotkań w sali", "Nowy projektor")]
    [InlineData("en", "A message about sessions in the room", "A new projector")]
    [InlineData("uk", "Повідомлення про зустрічі в залі", "Nowy projektor")]
    public async Task The_letter_says_staffs_words_and_which_room_and_day_they_are_about(string language, string heading, string subject)
    {
        await LectureAsync(await SpeakerAsync("Anna"), At(9));
        await SendAsync(await KeepAsync());

        var letter = (await Office.LastAsync(SpeakerMails.Room, language))!;

        Assert.Equal(subject, letter.Subject);
        foreach (var text in new[] { letter.Text.ReplaceLineEndings(" "), HtmlWords.Of(letter.Html) })
            Assert.All([heading, "Sala demo 1, Wydział Ekonomiczny", "2027", language == "en" ? "Come early." : "Przyjdź wcześniej."], part => Assert.Contains(part, text.Replace('\u00A0', ' '), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_does_not_speak_there_any_more_when_it_leaves_gets_none()
    {
        var edition = await LectureAsync(await SpeakerAsync("Anna"), At(9));
        await SendAsync(await KeepAsync());
        await Office.DoAsync<StartupsDb>(async db =>
        {
            (await db.Sessions.Include(session => session.Edition).SingleAsync(session => session.EditionId == edition)).Move(At(9) with { RoomId = lectures.OtherRoom }, Office.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        Assert.Null(await Office.LastAsync(SpeakerMails.Room));
    }

    [Fact]
    public async Task Whose_copy_was_refused_is_called_with_its_words()
    {
        var anna = await SpeakerAsync("Anna");
        await LectureAsync(anna, At(9));
        var id = await KeepAsync();
        await SendAsync(id);
        var mail = (await RoomMailsAsync()).Single(mail => mail.Subject == new SubjectKey("presenter", anna));

        await Office.DoAsync<StartupsDb>(db => new UndeliveredToSpeakers().NoteAsync(db, mail, new Settlement.Failed("550", "anna@example.org"), Office.Clock.GetUtcNow(), default));

        Assert.Equal([(PhoneCallKind.AddressRefused, null), (PhoneCallKind.Announcement, (long?)id)], (await CallsAsync()).Select(call => (call.About, call.AnnouncementId)).OrderBy(call => call.AnnouncementId));
    }

    [Fact]
    public async Task It_is_about_what_its_reader_speaks_or_hosts_there()
    {
        var (anna, bohdan) = (await SpeakerAsync("Anna"), await SpeakerAsync("Bohdan"));
        var (hers, his) = (await LectureAsync(anna, At(9)), await LectureAsync(bohdan, At(12)));
        await SendAsync(await KeepAsync());

        Assert.Equal([new("host", lectures.Host), new("presenter", anna)], await AboutAsync(hers));
        Assert.Equal([new("host", lectures.Host), new("presenter", bohdan)], await AboutAsync(his));
    }

    private Task<List<SubjectKey>> AboutAsync(long edition) => Office.AskAsync<StartupsDb, List<SubjectKey>>(async db =>
        [.. (await new SpeakerTopic().About(db, db.Outbox.Where(mail => mail.Kind == SpeakerMails.Room), [edition]).ToListAsync()).Select(mail => mail.Subject).OrderBy(subject => subject.Type)]);

    private SessionPlan At(int hour) => new(Day, new(hour, 0), new(hour + 1, 0), lectures.Room);

    private Task<long> SpeakerAsync(string name) => lectures.SpeakerAsync(name, $"{Guid.CreateVersion7():N}@example.org");

    private Task<long> LectureAsync(long speaker, params SessionPlan[] plans) => Office.AskAsync<StartupsDb, long>(async db =>
    {
        var id = await lectures.DraftAsync("Finanse", plans, speaker: speaker);
        var edition = await db.Editions.Include(edition => edition.Programme).Include(edition => edition.Sessions).SingleAsync(edition => edition.Id == id);
        edition.Publish($"termin-{id}", Office.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        return id;
    });

    private Task<long> KeepAsync(RoomDay? where = null, Guid? form = null) => Office.AskAsync<RoomAnnouncementDesk, long>(desk => desk.KeepAsync(
        where ?? new(lectures.Room, Day), form ?? Guid.CreateVersion7(),
        new(
            AnnouncementAudience.Everybody, [], new([new("pl", "Nowy projektor"), new("en", "A new projector")]),
            new([new("pl", "W sali jest nowy projektor.\n\nPrzyjdź wcześniej."), new("en", "There is a new projector.\n\nCome early.")])),
        LectureOffice.Coordinator));

    private Task<int> SendAsync(long id) => Office.AskAsync<RoomAnnouncementDesk, int>(desk => desk.SendAsync(id, LectureOffice.Coordinator));

    private Task<List<OutboxMail>> RoomMailsAsync() => Office.MailsAsync(SpeakerMails.Room);

    private Task<List<PhoneCall>> CallsAsync() => Office.AskAsync<StartupsDb, List<PhoneCall>>(db => db.PhoneCalls.AsNoTracking().Include(call => call.Announcement).OrderBy(call => call.Id).ToListAsync());
}

public sealed class RoomAnnouncementDeskOnSqlite() : RoomAnnouncementDeskTests(new SqliteDatabase());

public sealed class RoomAnnouncementDeskOnPostgres() : RoomAnnouncementDeskTests(new PostgresDatabase());
