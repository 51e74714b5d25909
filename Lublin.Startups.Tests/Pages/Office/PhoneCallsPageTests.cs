using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

public abstract class PhoneCallsPageTests(SharedSite site) : SiteTests(site)
{
    private const string Path = "/biuro/telefony";

    [Fact]
    public async Task The_list_says_whom_to_call_and_what_to_say_until_the_person_knows()
    {
        var anna = await TakeInAsync(await OfferAsync(new() { Sessions = 2 }), "Anna Lis");
        using var staff = await Site.StaffAsync(StaffRole.Staff, "Ewa Owa");

        var page = await staff.OpenAsync(Path);
        Assert.Equal("1 osoba do powiadomienia", page.Text(".work-head .muted"));
        Assert.Equal("tel:+48500100200", page.Document.QuerySelector(".call-phone a")!.GetAttribute("href"));
        Assert.Equal(["Masz miejsce na szkoleniu „KSeF bez stresu”: wtorek 1 grudnia 2026, 17:00–19:30, Sala nr 2, Ratusz. Wszystkich spotkań jest 2."], page.Texts(".call-say li"));

        var missed = await staff.FollowAsync(await staff.SendAsync(page, Deed("Missed"), FormOf(anna)));
        Assert.Equal("Zapisane. Spróbuj później jeszcze raz.", missed.Text("[role=status]"));
        Assert.StartsWith("Nie odebrano 1 raz, ostatnio pon. 23 lis, 9:00", missed.Text(".calls p.muted"), StringComparison.Ordinal);

        var done = await staff.FollowAsync(await staff.SendAsync(missed, Deed("Reached"), FormOf(anna)));
        Assert.Empty(done.Document.QuerySelectorAll(".calls > li"));
        Assert.Equal("Anna Lis Potwierdzenie miejsca, KSeF bez stresu pon. 23 lis, 9:00, Ewa Owa Dodzwoniono się Przywróć: Anna Lis", done.Text("tbody tr"));
        Assert.Equal("Ktoś z zespołu był szybszy. Lista jest aktualna.", (await staff.FollowAsync(await staff.SendAsync(missed, Deed("Reached"), FormOf(anna)))).Text("[role=status]"));

        var again = await staff.FollowAsync(await staff.SendAsync(done, Deed("Reopen"), "tbody form"));
        Assert.Single(again.Document.QuerySelectorAll(".calls > li"));
    }

    [Fact]
    public async Task Giving_up_needs_a_reason_and_keeps_what_was_typed()
    {
        var anna = await TakeInAsync(await OfferAsync(new()), "Anna Lis");
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.OpenAsync(Path);

        Assert.Equal(["Wpisz, dlaczego nie dzwonimy dalej"], (await staff.SendAsync(page, Deed("GiveUp"), FormOf(anna))).Texts(".errsum li"));
        var tooLong = await staff.SendAsync(page, Deed("GiveUp", new string('x', 201)), FormOf(anna));
        Assert.Equal(["Skróć opis do 200 znaków, teraz ma 201"], tooLong.Texts(".errsum li"));
        Assert.Equal(new string('x', 201), tooLong.Document.QuerySelector("#Form_Note")!.GetAttribute("value"));

        var done = await staff.FollowAsync(await staff.SendAsync(tooLong, Deed("GiveUp", "numer nie istnieje"), FormOf(anna)));
        Assert.Contains("Bez rozmowy: numer nie istnieje", done.Text("tbody tr"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_in_the_note_does_not_say_that_anybody_was_reached()
    {
        var anna = await TakeInAsync(await OfferAsync(new()), "Anna Lis");
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var done = await staff.FollowAsync(await staff.EnterAsync(await staff.OpenAsync(Path), $"#o-enrolment-{anna.Id}", ("Form.Note", "numer nie istnieje")));

        Assert.Contains("Bez rozmowy: numer nie istnieje", done.Text("tbody tr"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_address_is_asked_for_and_can_be_found_right()
    {
        var anna = await TakeInAsync(await OfferAsync(new()), "Anna Lis", "anna@example.org");
        await AtDeskAsync<IServiceProvider, bool>(async services =>
        {
            var mail = await Site.WithAsync(db => db.Outbox.AsNoTracking().SingleAsync());
            await services.SettleAsync(mail, new Settlement.Failed("550 5.1.1 nobody of that name", "anna@example.org"));
            return true;
        });
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync(Path);
        Assert.Contains("Adres anna@example.org nie przyjmuje poczty. Zapytaj o poprawny adres e-mail.", page.Texts(".call-say li"));
        var trusted = await staff.FollowAsync(await staff.SendAsync(page, Deed("Trust"), FormOf(anna)));

        Assert.Equal("Adres uznany za dobry. Kolejne e-maile znów będą wysyłane.", trusted.Text("[role=status]"));
        Assert.Null((await EnrolmentsAsync())[0].EmailRefusedAt);
        Assert.Single(trusted.Texts(".call-say li"));
    }

    [Fact]
    public async Task Every_kind_of_call_has_its_sentence()
    {
        var edition = await OfferAsync(new());
        var anna = await TakeInAsync(edition, "Anna Lis");
        var session = await Site.WithAsync(db => db.Set<Lublin.Startups.Web.Programmes.Session>().OrderBy(session => session.Id).Select(session => session.Id).FirstAsync());
        await Site.WriteAsync(db =>
        {
            foreach (var kind in Enum.GetValues<PhoneCallKind>())
                db.Add(new PhoneCall(kind, anna.Subject, $"x:{kind}", Site.Clock.GetUtcNow(), kind is PhoneCallKind.Moved or PhoneCallKind.SessionAdded or PhoneCallKind.SessionCancelled or PhoneCallKind.Reminder ? session : null));
            return Task.CompletedTask;
        });
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var said = (await staff.OpenAsync(Path)).Texts(".call-say li").ToList();
        await AtDeskAsync<EditionDesk, bool>(async desk =>
        {
            await desk.CancelAsync(edition, "choroba", "staff:1");
            return true;
        });
        said.AddRange((await staff.OpenAsync(Path)).Texts(".call-say li"));

        Assert.All(said, sentence => Assert.DoesNotContain("Say.", sentence, StringComparison.Ordinal));
        Assert.Contains("Szkolenie „KSeF bez stresu” się nie odbędzie. Termin: wtorek 1 grudnia 2026, 17:00–19:30. Powód: choroba", said);
    }

    [Fact]
    public async Task Only_staff_see_the_list() => Assert.NotEqual(200, (await Site.GetPageAsync(Path)).Status);

    [Fact]
    public async Task Three_people_take_as_many_queries_as_one()
    {
        var edition = await OfferAsync(new());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        await staff.OpenAsync(Path);
        List<int> sent = [];
        foreach (var names in (string[][])[["Anna Lis", "Piotr Kos"], ["Jan Ćma", "Ewa Kot", "Ola Kot", "Iza Kot"]])
        {
            foreach (var name in names)
                await TakeInAsync(edition, name);
            var first = await Site.WithAsync(db => db.PeopleToCallAsync(Site.Clock.GetUtcNow()));
            foreach (var person in first.Take(names.Length / 2))
                await AtDeskAsync<PhoneCallDesk, bool>(desk => desk.ReachAsync(person.Person.Subject, person.UpTo, "staff:1"));
            sent.Add(await Site.Commands.LeastAsync(() => staff.OpenAsync(Path)));
        }

        Assert.Equal(sent[0], sent[1]);
    }

    private static string FormOf(Enrolment person) => $"#o-enrolment-{person.Id} form";

    private static Dictionary<string, string> Deed(string deed, string note = "") => new(StringComparer.Ordinal) { ["Form.Deed"] = deed, ["Form.Note"] = note };

    private Task<Enrolment> TakeInAsync(long editionId, string name, string? email = null) =>
        AtDeskAsync<RosterBook, Enrolment>(book => book.TakeInAsync(editionId, name, email));
}

public sealed class PhoneCallsPageOnSqliteTests(SqliteSite site) : PhoneCallsPageTests(site), IClassFixture<SqliteSite>;
