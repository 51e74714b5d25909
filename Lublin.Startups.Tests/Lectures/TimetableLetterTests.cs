using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>One letter a person and version: what it says, what their calendar is told, and who is called instead.</summary>
public abstract class TimetableLetterTests(ITestDatabase database) : LectureOfficeTests(database)
{
    [Theory]
    [InlineData("pl", "Zmiana wykładu: Finanse, śr. 3 marca, 12:15", "Było: wtorek 2 marca 2027, 10:15–11:45", "Teraz: środa 3 marca 2027, 12:15–13:45", "Zobacz swój zapis")]
    [InlineData("en", "Lecture changed: Finanse, Wed 3 March, 12:15", "Before: Tuesday 2 March 2027, 10:15–11:45", "Now: Wednesday 3 March 2027, 12:15–13:45", "See your sign-up")]
    [InlineData("uk", "Зміна лекції: Finanse, ср 3 березня, 12:15", "Було: вівторок 2 березня 2027 року, 10:15–11:45", "Тепер: середа 3 березня 2027 року, 12:15–13:45", "Переглянути запис")]
    public async Task Who_has_a_place_reads_before_and_now_in_their_language_and_their_calendar_moves(string language, string subject, string before, string now, string see)
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan]);
        var person = await EnrolAsync(edition, language);
        await MoveAsync(edition, at => at with { Date = Day.AddDays(1), Start = new(12, 15), End = new(13, 45) });
        await Lectures.PublishAsync();

        var letter = (await LetterToAsync($"enrolment:{person.Id}", 2))!;

        Assert.Equal(subject, letter.Subject);
        foreach (var text in new[] { letter.Text.ReplaceLineEndings(" "), HtmlWords.Of(letter.Html) })
            Assert.All([before, now, see], part => Assert.Contains(part, text));
        var part = Assert.Single(letter.Calendars);
        var uid = (await Lectures.SessionAsync(edition)).Uid;
        Assert.Equal("REQUEST", part.Method);
        Assert.All([$"UID:{uid}-{person.Id}", "SEQUENCE:1", "20270303T121500"], line => Assert.Contains(line, part.Ics));
    }

    [Fact]
    public async Task A_host_reads_of_all_in_one_letter_with_one_part_a_session()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan, Plan with { Date = Day.AddDays(7) }]);
        await Office.LettersLeaveAsync();
        var sessions = await Lectures.SessionsAsync(edition);
        await MoveAsync(edition, at => at with { RoomId = Lectures.OtherRoom });
        await Lectures.CancelAsync(sessions[1].Uid, "Choroba prelegentki");
        await Lectures.AddAsync(edition, Plan with { Date = Day.AddDays(14) });
        await Lectures.PublishAsync();

        var letter = (await LetterToAsync($"host:{Lectures.Host}", 2))!;

        Assert.Equal("3 zmiany w harmonogramie wykładów", letter.Subject);
        Assert.Equal("gospodarz@example.org", letter.To.Address);
        Assert.All(["Sala demo 2, Wydział Ekonomiczny", "Powód: Choroba prelegentki", "Nowy termin", "Odwołane"], part => Assert.Contains(part, HtmlWords.Of(letter.Html)));
        Assert.Equal(["REQUEST", "CANCEL", "REQUEST"], letter.Calendars.Select(part => part.Method));
        Assert.All(letter.Calendars, part => Assert.Contains($"-host-{Lectures.Host}", part.Ics.Replace("\r\n ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_letter_that_waited_leaves_to_the_later_one_what_that_tells_from_what_the_person_knew()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan]);
        await Office.LettersLeaveAsync();
        await MoveAsync(edition, at => at with { Date = Day.AddDays(1) });
        await Lectures.PublishAsync(holds: true);
        await MoveAsync(edition, at => at with { Date = Day.AddDays(2) });
        await Lectures.PublishAsync(holds: true);

        Assert.Null(await LetterToAsync($"host:{Lectures.Host}", 2));
        var letter = (await LetterToAsync($"host:{Lectures.Host}", 3))!;
        Assert.Contains("Było: wtorek 2 marca 2027", HtmlWords.Of(letter.Html));

        await MoveAsync(edition, _ => Plan);
        await Lectures.PublishAsync(holds: true);
        Assert.Null(await LetterToAsync($"host:{Lectures.Host}", 3));
        Assert.Null(await LetterToAsync($"host:{Lectures.Host}", 4));
    }

    [Fact]
    public async Task Whom_no_letter_reaches_has_one_call_with_what_is_so_now()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan]);
        var person = await EnrolAsync(edition);
        await Office.DoAsync<StartupsDb>(db => db.Enrolments.Where(each => each.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.EmailKey, (string?)null)));
        await Office.DoAsync<StartupsDb>(db => db.Hosts.ExecuteUpdateAsync(set => set.SetProperty(host => host.Email, (string?)null)));
        await MoveAsync(edition, at => at with { Date = Day.AddDays(1) });
        var outcome = Assert.IsType<TimetableOutcome.Published>(await Lectures.PublishAsync());

        var calls = await Office.AskAsync<StartupsDb, List<PhoneCall>>(db => db.PhoneCalls.AsNoTracking().Where(call => call.Key.StartsWith("timetable:2:")).OrderBy(call => call.SubjectType).ToListAsync());
        Assert.Equal(["enrolment", "host"], calls.Select(call => call.SubjectType).Where(type => type != "presenter"));
        Assert.Equal(0, outcome.Mails);
        Assert.All(calls, call => Assert.Equal((PhoneCallKind.Timetable, Web.Clock.Warsaw.ToInstant(Day, new(10, 15))), (call.About, call.Until)));
    }

    [Fact]
    public async Task Short_before_it_they_are_called_besides()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan with { Date = new(2026, 11, 24), Start = new(8, 0), End = new(9, 0) }]);
        await MoveAsync(edition, at => at with { RoomId = Lectures.OtherRoom });
        await Lectures.PublishAsync();
        Assert.Equal(1, await Office.AskAsync<StartupsDb, int>(db => db.PhoneCalls.CountAsync(call => call.Key == $"timetable:2:host:{Lectures.Host}")));
        Assert.Single(await Lectures.NewsAsync(after: 1), news => news.Person == $"host:{Lectures.Host}");
    }

    [Fact]
    public async Task Mail_of_an_edition_that_is_held_holds_the_letters_of_its_timetable_too()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan]);
        await EnrolAsync(edition);
        await MoveAsync(edition, at => at with { Date = Day.AddDays(1) });
        await Lectures.PublishAsync();
        var about = await Office.AskAsync<IServiceProvider, List<string>>(async services =>
        {
            var db = (StartupsDb)services.GetService(typeof(StartupsDb))!;
            var topics = (IEnumerable<IMailTopic>)services.GetService(typeof(IEnumerable<IMailTopic>))!;
            List<string> keys = [];
            foreach (var topic in topics)
                keys.AddRange(await topic.About(db, db.Outbox.Where(mail => mail.Kind == TimetableMails.Kind), [edition]).Select(mail => mail.SubjectType).ToListAsync());
            return keys;
        });
        Assert.Equal(["enrolment", "host", "host"], about.Where(type => type != "presenter").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_button_of_speakers_and_hosts_opens_their_own_page_and_of_whoever_has_none_the_timetable()
    {
        var (speaker, trainer) = (await Lectures.SpeakerAsync("Adam Mówi", "adam@example.org"), await Lectures.SpeakerAsync("Ewa Uczy", "ewa@example.org"));
        await Office.DoAsync<StartupsDb>(async db =>
        {
            db.Add(new SpeakerProfile(await db.Presenters.SingleAsync(presenter => presenter.Id == speaker), new("Piekarnia", Stories.Both, [], null, null)));
            await db.SaveChangesAsync();
        });
        await Lectures.PublishedAsync("Finanse", [Plan], speaker: speaker);
        await Lectures.PublishedAsync("Podatki", [Plan with { Date = Day.AddDays(1) }], speaker: trainer);
        var (profile, host) = await Office.AskAsync<StartupsDb, (LinkHolder, LinkHolder)>(async db => ((await db.Speakers.SingleAsync()).Holder(), (await db.Hosts.SingleAsync()).Holder()));

        Assert.Equal(("Zobacz swoje wykłady", await OwnPathAsync(LinkPurpose.Speaker, profile)), await ButtonAsync($"presenter:{speaker}", 1));
        Assert.Equal(("Zobacz swoje wykłady", await OwnPathAsync(LinkPurpose.Host, host)), await ButtonAsync($"host:{Lectures.Host}", 1));
        Assert.Equal(("Zobacz harmonogram", "/wyklady"), await ButtonAsync($"presenter:{trainer}", 2));

        Task<string> OwnPathAsync(LinkPurpose purpose, LinkHolder holder) =>
            Office.AskAsync<PersonalLink, string>(links => Task.FromResult(SpeakerLinks.Mine(links.MailedCode(purpose, holder))));
    }

    [Fact]
    public async Task Who_is_taken_off_reads_of_a_cancelled_one_the_next_of_a_new_one_and_who_is_put_on_again_of_it_once_more()
    {
        var (adam, ewa) = (await Lectures.SpeakerAsync("Adam Mówi", "adam@example.org"), await Lectures.SpeakerAsync("Ewa Mówi", "ewa@example.org"));
        var edition = await Lectures.PublishedAsync("Finanse", [Plan], speaker: adam);
        var person = await EnrolAsync(edition);
        await Office.LettersLeaveAsync();
        var uid = (await Lectures.SessionAsync(edition)).Uid;

        await Lectures.MoveAsync(uid, at => at, [ewa]);
        await Lectures.PublishAsync();

        Assert.Equal([$"presenter:{adam}", $"presenter:{ewa}"], (await Lectures.NewsAsync(after: 1)).Select(news => news.Person).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(await Lectures.NewsAsync(after: 1), news => news.Person == $"enrolment:{person.Id}");
        var (off, on) = ((await LetterToAsync($"presenter:{adam}", 2))!, (await LetterToAsync($"presenter:{ewa}", 2))!);
        Assert.StartsWith("Odwołany wykład: Finanse", off.Subject, StringComparison.Ordinal);
        Assert.StartsWith("Nowy wykład: Finanse", on.Subject, StringComparison.Ordinal);
        Assert.Equal(("CANCEL", "REQUEST"), (Assert.Single(off.Calendars).Method, Assert.Single(on.Calendars).Method));
        Assert.Contains("SEQUENCE:1", off.Calendars[0].Ics);
        await Office.LettersLeaveAsync();

        await Lectures.MoveAsync(uid, at => at, [adam]);
        await Lectures.PublishAsync();

        var again = (await LetterToAsync($"presenter:{adam}", 3))!;
        Assert.Equal("REQUEST", Assert.Single(again.Calendars).Method);
        Assert.Contains("SEQUENCE:2", again.Calendars[0].Ics);
        Assert.Equal(0, (await Lectures.StoredAsync(uid)).Sequence);
    }

    private async Task<Letter?> LetterToAsync(string person, int version) =>
        await Office.WriteAsync(Assert.Single(await Office.MailsAsync(TimetableMails.Kind), mail => mail.Key == $"{TimetableMails.KeysOf(version)}{person}"));

    private async Task<(string Words, string Path)> ButtonAsync(string person, int version)
    {
        var letter = (await LetterToAsync(person, version))!;
        var button = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(letter.Html).QuerySelectorAll("a").Single(link => link.TextContent.StartsWith("Zobacz ", StringComparison.Ordinal));
        return (button.TextContent.Trim(), new Uri(button.GetAttribute("href")!).AbsolutePath);
    }

    private async Task MoveAsync(long edition, Func<SessionPlan, SessionPlan> move) =>
        Assert.IsType<EditOutcome.Done>(await Lectures.MoveAsync((await Lectures.SessionsAsync(edition))[0].Uid, move));

    private async Task<Enrolment> EnrolAsync(long edition, string language = "pl") =>
        await Office.EnrolAsync(await Office.AskAsync<StartupsDb, Edition>(db => db.Editions.AsNoTracking().SingleAsync(each => each.Id == edition)), language: language);
}

public sealed class TimetableLetterOnSqliteTests() : TimetableLetterTests(new SqliteDatabase());

public sealed class TimetableLetterOnPostgresTests() : TimetableLetterTests(new PostgresDatabase());
