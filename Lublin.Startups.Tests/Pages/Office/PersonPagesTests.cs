using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Pages.Office;

/// <summary>One person in the office: signed up, corrected, moved, written to.</summary>
public abstract class PersonPagesTests(SharedSite site) : SiteTests(site)
{
    private const string Form = "main form[method=post]";

    [Fact]
    public async Task A_caller_without_e_mail_is_signed_up_and_their_page_says_to_call_them()
    {
        var edition = await OfferAsync(new(Seats: 2));
        using var staff = await Site.StaffAsync(StaffRole.Staff, "Halina Kowal");
        var form = await staff.AskAsync($"/biuro/edycje/{edition}/zapisy/nowy");
        var person = await staff.FollowAsync(await staff.SendAsync(form, Typed(), Form));
        Assert.Equal("Łucja Żółć", person.Heading);
        Assert.Equal("Zapis jest gotowy.", person.Text("[role=status]"));
        Assert.Contains("o zmianach zawiadom telefonicznie", person.Text(".note"), StringComparison.Ordinal);
        Assert.Contains("Halina Kowal", person.Text("main"), StringComparison.Ordinal);
        var enrolled = Assert.Single(await EnrolmentsAsync());
        Assert.Equal((EnrolmentState.Confirmed, EnrolmentChannel.Telephone, "+48814662500"), (enrolled.State, enrolled.Channel, enrolled.Applicant.Phone));
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        var edition = await OfferAsync(new(Seats: 2));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.AskAsync($"/biuro/edycje/{edition}/zapisy/nowy");
        var again = await staff.SendAsync(form, new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Name"] = "Łucja Żółć", ["Form.Situation"] = "RunsFirm", ["Form.Nip"] = "999" }, Form);
        Assert.Equal(
            ["Sprawdź NIP: powinien mieć 10 cyfr, wpisano 3", "Wpisz telefon albo adres e-mail, żeby można było zawiadomić tę osobę", "Wybierz, jak zgłosiła się ta osoba", "Zaznacz, że ta osoba zna zasady i wie, jak użyjemy jej danych"],
            again.Texts(".errsum li").Order(StringComparer.Ordinal));
        Assert.Equal("Łucja Żółć", again.Document.QuerySelector("#Form_Name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_sign_up_by_telephone_is_said_at_once()
    {
        var edition = await OfferAsync(new(Seats: 1, Taken: 1));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.AskAsync($"/biuro/edycje/{edition}/zapisy/nowy");

        var refused = await staff.SendAsync(form, With([], ("Form.Situation", "RunsFirm"), ("Form.Nip", "999")), Form);

        Assert.Equal(
            [
                "Nie ma wolnego miejsca. Zaznacz listę rezerwową: będzie to 1. miejsce na niej.", "Sprawdź NIP: powinien mieć 10 cyfr, wpisano 3",
                "Wpisz imię i nazwisko", "Wpisz telefon albo adres e-mail, żeby można było zawiadomić tę osobę", "Wybierz, jak zgłosiła się ta osoba",
                "Zaznacz, że ta osoba zna zasady i wie, jak użyjemy jej danych",
            ],
            refused.Texts(".errsum li").Order(StringComparer.Ordinal));
        await AtDeskAsync<EditionDesk, bool>(desk => desk.CloseAsync(edition, "staff:1"));
        var closed = await staff.SendAsync(refused, With([], ("Form.Name", "Jan")), Form);
        Assert.Contains(closed.Texts(".errsum li"), error => error.StartsWith("Zapisy", StringComparison.Ordinal));
        Assert.Contains("Wybierz, jak zgłosiła się ta osoba", closed.Texts(".errsum li"));
    }

    [Fact]
    public async Task Who_is_in_already_is_shown_with_a_link_and_another_of_their_name_may_be_signed_up()
    {
        var edition = await OfferAsync(new(Seats: 5));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        await staff.SendAsync(await staff.AskAsync($"/biuro/edycje/{edition}/zapisy/nowy"), Typed(), Form);
        var known = (await EnrolmentsAsync())[0];
        var again = await staff.SendAsync(await staff.AskAsync($"/biuro/edycje/{edition}/zapisy/nowy"), Typed(), Form);
        Assert.Equal($"/biuro/zapisy/{known.Id}", again.Document.QuerySelector(".note a")!.GetAttribute("href"));
        var done = await staff.FollowAsync(await staff.SendAsync(again, new Dictionary<string, string>(Typed(), StringComparer.Ordinal) { ["IsSomebodyElse"] = "true" }, Form));
        Assert.Equal("Zapis jest gotowy.", done.Text("[role=status]"));
        Assert.Equal(2, (await EnrolmentsAsync()).Count);
    }

    [Fact]
    public async Task A_corrected_address_gets_the_letter_and_the_old_link_dies_when_it_was_somebody_elses()
    {
        await OfferAsync(new(Seats: 2, Taken: 1));
        var person = (await EnrolmentsAsync())[0];
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.AskAsync($"/biuro/zapisy/{person.Id}/popraw");
        var done = await staff.FollowAsync(await staff.SendAsync(form, With(Typed(), ("Form.Email", "nowy@example.org"), ("EndsLinks", "true")), Form));
        Assert.Equal("Zmiany są zapisane. Aktualna wiadomość jest w drodze na poprawny adres.", done.Text("[role=status]"));
        Assert.Equal(404, (await OpenAsync(person)).Status);
        Assert.Equal(200, (await OpenAsync((await EnrolmentsAsync())[0])).Status);
    }

    [Fact]
    public async Task The_page_of_a_person_shows_their_mails_and_their_history_and_never_their_code()
    {
        await OfferAsync(new(Seats: 2));
        using var visitor = new SignUpVisitor(Site);
        await visitor.SignUpAsync();
        var person = (await EnrolmentsAsync())[0];
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.AskAsync($"/biuro/zapisy/{person.Id}");
        Assert.Contains("Potwierdzenie miejsca", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("ukryty; zna go tylko ta osoba", page.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(Site.Services.GetRequiredService<PersonalLink>().Code(LinkPurpose.Enrolment, person.Link), page.Html, StringComparison.Ordinal);
        await Site.WriteAsync(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(mail => mail.SentAt, Site.Clock.GetUtcNow())));
        Assert.Equal("Aktualna wiadomość jest w drodze.", (await staff.FollowAsync(await staff.SendAsync(page, null, Form))).Text("[role=status]"));
    }

    [Fact]
    public async Task After_the_training_a_cancelling_is_refused_and_the_list_of_attendance_shown_instead()
    {
        var edition = await OfferAsync(new(Seats: 2, Taken: 1));
        var person = (await EnrolmentsAsync())[0];
        var session = await Site.WithAsync(db => db.Sessions.Select(each => each.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.AskAsync($"/biuro/edycje/{edition}/zapisy/odwolaj?z={person.Id}");
        Site.Clock.AdvanceTo(new(2026, 12, 1, 19, 0, 0, TimeSpan.Zero));
        using var later = await Site.StaffAsync(StaffRole.Staff);

        foreach (var refused in new[] { await later.AskAsync($"/biuro/edycje/{edition}/zapisy/odwolaj?z={person.Id}"), await later.SendAsync(form, With([], ("Reason", "Nie przyszła"), ("z", $"{person.Id}")), Form) })
        {
            Assert.Contains("Wszystkie spotkania już się skończyły, więc zapisu nie można odwołać. Kto nie przyszedł, ma mieć nieobecność na liście obecności.", refused.Text("main"), StringComparison.Ordinal);
            Assert.NotNull(refused.Document.QuerySelector($"main a[href='/biuro/spotkania/{session}/obecnosc']"));
            Assert.Null(refused.Document.QuerySelector("main form"));
        }

        Assert.Equal(EnrolmentState.Confirmed, (await EnrolmentsAsync())[0].State);
        Assert.Null((await later.AskAsync($"/biuro/zapisy/{person.Id}")).Document.QuerySelector("main a[href*=odwolaj]"));
        Assert.Null((await later.AskAsync($"/biuro/edycje/{edition}/zapisy")).Document.QuerySelector(".bulk"));
    }

    [Fact]
    public async Task A_move_in_the_queue_and_a_place_out_of_order_need_a_reason_and_a_seat()
    {
        var edition = await OfferAsync(new(Seats: 1, Taken: 4));
        var people = await EnrolmentsAsync();
        using var staff = await Site.StaffAsync(StaffRole.Coordinator);
        var move = await staff.AskAsync($"/biuro/zapisy/{people[3].Id}/kolejka");
        var refused = await staff.SendAsync(move, With([], ("Place", "9")), Form);
        Assert.Equal(["Wpisz liczbę od 1 do 3", "Wpisz powód"], refused.Texts(".errsum li").Order(StringComparer.Ordinal));
        var moved = await staff.FollowAsync(await staff.SendAsync(move, With([], ("Place", "1"), ("Reason", "Pomyłka")), Form));
        Assert.Contains("Rezerwowa: 1.", moved.Text(".work-head .tag"), StringComparison.Ordinal);
        Assert.Contains("Pomyłka", moved.Text("main"), StringComparison.Ordinal);
        var place = await staff.AskAsync($"/biuro/zapisy/{people[3].Id}/miejsce");
        Assert.Contains("Za mało wolnych miejsc", (await staff.SendAsync(place, With([], ("Reason", "Pilne")), Form)).Text(".errsum"), StringComparison.Ordinal);
        Assert.Equal([people[3].Id, people[1].Id, people[2].Id], await Site.WithAsync(db => db.QueueAsync(edition)));
    }

    [Fact]
    public async Task An_offer_is_answered_by_telephone()
    {
        var edition = await OfferAsync(new(Seats: 1, Taken: 2));
        var people = await EnrolmentsAsync();
        await AtDeskAsync<PeopleDesk, int>(desk => desk.CancelAsync(edition, [people[0].Id], "Na prośbę", "staff:1"));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.AskAsync($"/biuro/zapisy/{people[1].Id}/oferta");
        Assert.Contains("Wybierz, co odpowiada ta osoba", (await staff.SendAsync(form, null, Form)).Text(".errsum"), StringComparison.Ordinal);
        Assert.Equal("Ta osoba ma miejsce.", (await staff.FollowAsync(await staff.SendAsync(form, Answer("Answer", "tak"), Form))).Text("[role=status]"));
    }

    [Fact]
    public async Task A_letter_to_all_is_seen_before_it_goes_and_goes_once()
    {
        var edition = await OfferAsync(new(Seats: 3, Taken: 2));
        using var staff = await Site.StaffAsync(StaffRole.Coordinator);
        await staff.SendAsync(await staff.AskAsync($"/biuro/edycje/{edition}/zapisy/nowy"), Typed(), Form);
        var write = await staff.AskAsync($"/biuro/edycje/{edition}/zapisy/napisz");
        Assert.Equal(["Wpisz temat", "Wpisz treść"], (await staff.SendAsync(write, Answer("Form.Audience", "Everybody"), Form)).Texts(".errsum li"));
        var preview = await staff.FollowAsync(await staff.SendAsync(
            write, With([], ("Form.Audience", "Everybody"), ("Form.Subject", "Zabierz laptop"), ("Form.Body", "Zaczynamy o 17:00.")), Form));
        Assert.Contains("Wiadomość dostaną 2 osoby.", preview.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Łucja Żółć, 81 466 25 00", preview.Text(".note"), StringComparison.Ordinal);
        Assert.Empty(await MailsAsync());
        var letter = await staff.AskAsync(preview.Document.QuerySelector("iframe")!.GetAttribute("src")!);
        Assert.Contains("Zaczynamy o 17:00.", letter.Text("main"), StringComparison.Ordinal);
        Assert.Contains("sandbox", letter.Answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains(LetterMask.Mask, letter.Html, StringComparison.Ordinal);
        var sent = await staff.FollowAsync(await staff.SendAsync(preview, null, Form));
        Assert.Equal("Przekazaliśmy do wysłania 2 wiadomości.", sent.Text("[role=status]"));
        await staff.SendAsync(preview, null, Form);
        Assert.Equal([RosterMails.Announcement, RosterMails.Announcement], await MailsAsync());
    }

    [Fact]
    public async Task A_letter_half_in_another_language_is_not_taken()
    {
        var edition = await OfferAsync(new(Seats: 3, Taken: 1));
        using var staff = await Site.StaffAsync(StaffRole.Coordinator);
        var again = await staff.SendAsync(
            await staff.AskAsync($"/biuro/edycje/{edition}/zapisy/napisz"),
            With([], ("Form.Audience", "Everybody"), ("Form.Subject", "Zabierz laptop"), ("Form.Body", "Treść"), ("Form.SubjectEn", "Bring a laptop")),
            Form);
        Assert.Equal("Wpisz treść w tym języku albo usuń temat", Assert.Single(again.Texts(".errsum li")));
        Assert.Empty(await Site.WithAsync(db => db.Announcements.ToListAsync()));
    }

    private static Dictionary<string, string> Typed() => With(
        [], ("Form.Name", "Łucja Żółć"), ("Form.Phone", "81 466 25 00"), ("Form.Situation", "PlansFirm"), ("Channel", "Telephone"), ("Queue", "true"), ("Told", "true"));

    private static Dictionary<string, string> With(Dictionary<string, string> answers, params (string Name, string Value)[] more)
    {
        Dictionary<string, string> all = new(answers, StringComparer.Ordinal);
        foreach (var (name, value) in more)
            all[name] = value;
        return all;
    }
}

public sealed class PersonPagesOnSqlite(SqliteSite site) : PersonPagesTests(site), IClassFixture<SqliteSite>;
