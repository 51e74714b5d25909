using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>The office at work with people and their places, on both databases.</summary>
public abstract class PeopleDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private const string Anna = "staff:7";
    private readonly TestOffice office = new(database, new());

    public async ValueTask InitializeAsync() => await office.InitializeAsync();

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task A_person_without_an_address_is_signed_up_by_telephone_and_gets_no_mail()
    {
        var edition = await PublishAsync(capacity: 1);
        var enrolled = Assert.IsType<StaffSignUpOutcome.In>(await SignUpAsync(edition, Telephone("Łucja Żółć"))).Enrolment;
        Assert.Equal((EnrolmentState.Confirmed, EnrolmentChannel.Telephone), (enrolled.State, enrolled.Channel));
        Assert.Empty(await office.MailsAsync());
        Assert.Empty(await office.AskAsync<StartupsDb, List<PhoneCall>>(db => db.PhoneCalls.ToListAsync()));
        var history = Assert.Single(await HistoryAsync(enrolled.Id));
        Assert.Equal(("Confirmed", Anna), (history.Verb, history.Actor));
    }

    [Fact]
    public async Task Who_wrote_on_paper_and_left_no_address_is_called()
    {
        var edition = await PublishAsync(capacity: 1);
        var enrolled = Assert.IsType<StaffSignUpOutcome.In>(await SignUpAsync(edition, Telephone("Łucja Żółć") with { Channel = EnrolmentChannel.Paper })).Enrolment;
        var call = Assert.Single(await office.AskAsync<StartupsDb, List<PhoneCall>>(db => db.PhoneCalls.ToListAsync()));
        Assert.Equal((PhoneCallKind.Confirmed, Enrolment.SubjectOf(enrolled.Id)), (call.About, call.Subject));
    }

    [Fact]
    public async Task Staff_obey_the_queue_and_are_asked_before_somebody_is_put_into_it()
    {
        var edition = await PublishAsync(capacity: 1);
        await office.EnrolAsync(edition);
        Assert.Equal(new StaffSignUpOutcome.Full(1), await SignUpAsync(edition, Telephone("Łucja Żółć", queue: false)));
        var waiting = Assert.IsType<StaffSignUpOutcome.In>(await SignUpAsync(edition, Telephone("Łucja Żółć", "lucja@example.org"))).Enrolment;
        Assert.Equal(EnrolmentState.Waiting, waiting.State);
        Assert.Single(await office.MailsAsync(RosterMails.Waiting));
    }

    [Fact]
    public async Task The_same_form_sent_again_is_the_same_sign_up()
    {
        var edition = await PublishAsync(capacity: 5);
        var once = Telephone("Łucja Żółć");
        var first = Assert.IsType<StaffSignUpOutcome.In>(await SignUpAsync(edition, once)).Enrolment;
        Assert.Equal(first.Id, Assert.IsType<StaffSignUpOutcome.In>(await SignUpAsync(edition, once)).Enrolment.Id);
        Assert.Single(await office.AskAsync<StartupsDb, List<Enrolment>>(db => db.Enrolments.ToListAsync()));
    }

    [Fact]
    public async Task Who_is_in_already_is_told_apart_from_who_only_has_their_name()
    {
        var edition = await PublishAsync(capacity: 5);
        var known = await office.EnrolAsync(edition, "Łucja Żółć", "lucja@example.org");
        Assert.Equal(known.Id, Assert.IsType<StaffSignUpOutcome.Already>(await SignUpAsync(edition, Telephone("lucja zolc", "LUCJA@example.org"), isOther: true)).Enrolment.Id);
        Assert.Equal(known.Id, Assert.IsType<StaffSignUpOutcome.Alike>(await SignUpAsync(edition, Telephone("Łucja Żółć"))).Enrolment.Id);
        Assert.IsType<StaffSignUpOutcome.In>(await SignUpAsync(edition, Telephone("Łucja Żółć"), isOther: true));
        Assert.IsType<StaffSignUpOutcome.In>(await SignUpAsync(edition, Telephone("Łucja Żółć", "inna@example.org"), isOther: true));
    }

    [Fact]
    public async Task After_closing_an_exception_with_a_reason_lets_in_by_the_rule()
    {
        var edition = await PublishAsync(capacity: 1);
        await office.DoAsync<EditionDesk>(desk => desk.CloseAsync(edition.Id, Anna));
        Assert.IsType<StaffSignUpOutcome.NeedsException>(await SignUpAsync(edition, Telephone("Łucja Żółć")));
        var enrolled = Assert.IsType<StaffSignUpOutcome.In>(await SignUpAsync(edition, Telephone("Łucja Żółć"), new("Zgłoszenie przyszło pocztą", BeforeQueue: false))).Enrolment;
        Assert.Equal(EnrolmentState.Confirmed, enrolled.State);
        Assert.Contains("Zgłoszenie przyszło pocztą", Assert.Single(await HistoryAsync(enrolled.Id)).Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_gets_past_the_queue_only_into_a_free_seat()
    {
        var edition = await PublishAsync(capacity: 1);
        await office.EnrolAsync(edition);
        var waiting = await office.EnrolAsync(edition);
        Assert.Equal(new StaffSignUpOutcome.NoSeat(0), await SignUpAsync(edition, Telephone("Łucja Żółć"), new("Powód", BeforeQueue: true)));
        await office.SetSeatsAsync(edition.Id, 3, Anna);
        Assert.Equal(EnrolmentState.Offered, (await FindAsync(waiting.Id)).State);
        Assert.Equal(EnrolmentState.Confirmed, Assert.IsType<StaffSignUpOutcome.In>(await SignUpAsync(edition, Telephone("Łucja Żółć"), new("Powód", BeforeQueue: true))).Enrolment.State);
    }

    [Fact]
    public async Task Nobody_is_signed_up_for_what_is_cancelled()
    {
        var edition = await PublishAsync(capacity: 5);
        await office.DoAsync<EditionDesk>(desk => desk.CancelAsync(edition.Id, "Choroba", Anna));
        Assert.IsType<StaffSignUpOutcome.Impossible>(await SignUpAsync(edition, Telephone("Łucja Żółć"), new("Powód", BeforeQueue: true)));
    }

    [Fact]
    public async Task Who_is_cancelled_by_the_office_is_told_why_and_the_seat_goes_to_the_next()
    {
        var edition = await PublishAsync(capacity: 1);
        var first = await office.EnrolAsync(edition);
        var next = await office.EnrolAsync(edition);
        Assert.Equal(1, await office.AskAsync<PeopleDesk, int>(desk => desk.CancelAsync(edition.Id, [first.Id], "Prosisz o to telefonicznie", Anna)));
        Assert.Equal(0, await office.AskAsync<PeopleDesk, int>(desk => desk.CancelAsync(edition.Id, [first.Id], "Jeszcze raz", Anna)));
        var letter = await office.LastAsync(RosterMails.Cancelled);
        Assert.Contains("Twój zapis jest odwołany", letter!.Text, StringComparison.Ordinal);
        Assert.Contains("Prosisz o to telefonicznie", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Odwołujemy szkolenie", letter.Html, StringComparison.Ordinal);
        Assert.Equal(EnrolmentState.Offered, (await FindAsync(next.Id)).State);
    }

    [Fact]
    public async Task Nobody_is_cancelled_once_the_training_is_over()
    {
        var edition = await PublishAsync(capacity: 2);
        var person = await office.EnrolAsync(edition);
        office.Clock.AdvanceTo(edition.LastEnd);
        var mails = (await office.MailsAsync()).Count;

        Assert.Equal(0, await office.AskAsync<PeopleDesk, int>(desk => desk.CancelAsync(edition.Id, [person.Id], "Nie przyszła", Anna)));

        Assert.Equal(EnrolmentState.Confirmed, (await FindAsync(person.Id)).State);
        Assert.Equal(mails, (await office.MailsAsync()).Count);
        // Nor is a letter sent again that would have nothing to say any more.
        Assert.Equal(CurrentLetterOutcome.Ended, await office.AskAsync<PersonDesk, CurrentLetterOutcome>(desk => desk.SendAgainAsync(person.Id, Anna)));
    }

    [Fact]
    public async Task A_move_in_the_queue_stands_in_the_history_with_its_reason_and_the_order_is_the_databases_too()
    {
        var edition = await PublishAsync(capacity: 1);
        List<long> ids = [];
        for (var i = 0; i < 4; i++)
            ids.Add((await office.EnrolAsync(edition)).Id);
        var move = await office.AskAsync<PeopleDesk, QueueMove?>(desk => desk.MoveAsync(edition.Id, ids[3], 1, "Pomyłka przy zapisie", Anna));
        Assert.Equal((3, 1), (move!.From, move.To));
        Assert.Equal([ids[3], ids[1], ids[2]], await office.AskAsync<StartupsDb, IReadOnlyList<long>>(db => db.QueueAsync(edition.Id)));
        var line = (await HistoryAsync(ids[3]))[0];
        Assert.Equal(("QueueMoved", Anna), (line.Verb, line.Actor));
        Assert.Equal("""{"changes":{"place":[3,1]},"reason":"Pomyłka przy zapisie"}""", line.Details);
        Assert.Equal(1, await office.AskAsync<StartupsDb, int>(async db => await db.PlaceInQueueAsync(await FindAsync(ids[3]))));
    }

    [Fact]
    public async Task A_place_given_out_of_order_is_confirmed_by_mail()
    {
        var edition = await PublishAsync(capacity: 1, "2026-11-23");
        await office.EnrolAsync(edition);
        var waiting = await office.EnrolAsync(edition);
        Assert.Equal(new PlaceOutcome.NoSeat(0), await GiveAsync(edition, waiting));
        // Too late for an offer: the seat lies free.
        office.Clock.Advance(TimeSpan.FromHours(7));
        await office.SetSeatsAsync(edition.Id, 2, Anna);
        Assert.IsType<PlaceOutcome.Given>(await GiveAsync(edition, waiting));
        Assert.IsType<PlaceOutcome.NotWaiting>(await GiveAsync(edition, waiting));
        Assert.Equal(EnrolmentState.Confirmed, (await FindAsync(waiting.Id)).State);
        Assert.Equal(2, (await office.MailsAsync(RosterMails.Confirmed)).Count);
    }

    [Fact]
    public async Task An_answer_to_an_offer_by_telephone_counts_once()
    {
        var edition = await PublishAsync(capacity: 1);
        var first = await office.EnrolAsync(edition);
        var next = await office.EnrolAsync(edition);
        await office.AskAsync<PeopleDesk, int>(desk => desk.CancelAsync(edition.Id, [first.Id], "Na prośbę", Anna));
        Assert.True(await office.AskAsync<PeopleDesk, bool>(desk => desk.AnswerOfferAsync(edition.Id, next.Id, accepts: true, Anna)));
        Assert.False(await office.AskAsync<PeopleDesk, bool>(desk => desk.AnswerOfferAsync(edition.Id, next.Id, accepts: false, Anna)));
        Assert.Equal(EnrolmentState.Confirmed, (await FindAsync(next.Id)).State);
    }

    private Task<Edition> PublishAsync(int capacity, string day = "2026-12-01") =>
        office.PublishAsync(capacity, [new(DateOnly.ParseExact(day, "yyyy-MM-dd"), new(17, 0), new(19, 30), null, "https://spotkania.example.org/x")]);

    private Task<StaffSignUpOutcome> SignUpAsync(Edition edition, SignUp declared, SignUpException? exception = null, bool isOther = false) =>
        office.AskAsync<PeopleDesk, StaffSignUpOutcome>(desk => desk.SignUpAsync(edition.Id, new(declared, isOther, exception), Anna));

    private static SignUp Telephone(string name, string? email = null, bool queue = true) => new(
        Guid.CreateVersion7(), PersonalLink.NewNonce(), new(name, email, "+48814662500", Situation.PlansFirm), 1, "pl", "2026-11-01", "2026-11-01", queue, EnrolmentChannel.Telephone);

    private Task<PlaceOutcome> GiveAsync(Edition edition, Enrolment waiting) =>
        office.AskAsync<PeopleDesk, PlaceOutcome>(desk => desk.GivePlaceAsync(edition.Id, waiting.Id, "Nikt inny nie może", Anna));

    private Task<Enrolment> FindAsync(long id) => office.AskAsync<StartupsDb, Enrolment>(db => db.Enrolments.AsNoTracking().SingleAsync(enrolment => enrolment.Id == id));

    private Task<List<History>> HistoryAsync(long id) => office.AskAsync<StartupsDb, List<History>>(db =>
        db.History.AsNoTracking().Where(row => row.Subject == "enrolment" && row.SubjectId == id).OrderByDescending(row => row.Id).ToListAsync());
}

public sealed class PeopleDeskOnSqlite() : PeopleDeskTests(new SqliteDatabase());

public sealed class PeopleDeskOnPostgres() : PeopleDeskTests(new PostgresDatabase());
