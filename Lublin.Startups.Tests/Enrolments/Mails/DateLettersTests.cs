using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Letters about one person's dates and about the place, in three languages.</summary>
public sealed class DateLettersTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private readonly TestOffice office = new(new SqliteDatabase(), new TestClock(new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero)));
    private Edition edition = null!;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        SessionPlan plan = new(Day, new(17, 0), new(19, 30), await office.OpenRoomAsync());
        edition = await office.PublishAsync(5, [plan, plan with { Date = Day.AddDays(7) }]);
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [InlineData("pl", "Zgłoszona nieobecność: KSeF bez stresu, wt. 24 listopada, 17:00", "wiemy, że na tym spotkaniu Cię nie będzie", "wtorek 1 grudnia 2026", "Cofnięta nieobecność: KSeF bez stresu, wt. 24 listopada, 17:00", "Czekamy na Ciebie na tym spotkaniu")]
    [InlineData("en", "Absence noted: KSeF bez stresu EN, Tue 24 November, 17:00", "you will not be at this session", "Tuesday 1 December 2026", "Absence taken back: KSeF bez stresu EN, Tue 24 November, 17:00", "We look forward to seeing you at this session")]
    [InlineData("uk", "Повідомлення про відсутність: KSeF bez stresu УК, вт 24 листопада, 17:00", "на цьому занятті Вас не буде", "вівторок 1 грудня 2026 року", "Повідомлення про відсутність скасовано: KSeF bez stresu УК, вт 24 листопада, 17:00", "Чекаємо на Вас на цьому занятті")]
    public async Task An_absence_and_that_it_is_taken_back_are_confirmed(string language, string missed, string known, string rest, string back, string awaited)
    {
        var anna = await office.EnrolAsync(edition, language: language);
        await office.DoAsync<AbsenceDesk>(desk => desk.MissAsync(anna.Id, edition.Held.First().Id, edition.FirstStart));
        var gone = (await office.LastAsync(RosterMails.WillMiss))!;
        Assert.Equal(missed, gone.Subject);
        foreach (var text in new[] { gone.Text, HtmlWords.Of(gone.Html) })
            Assert.All([known, rest], part => Assert.Contains(part, text));
        Assert.Equal("CANCEL", Assert.Single(gone.Calendars).Method);

        await office.DoAsync<AbsenceDesk>(desk => desk.TakeBackAsync(anna.Id, edition.Held.First().Id));
        var again = (await office.LastAsync(RosterMails.WillCome))!;
        Assert.Equal(back, again.Subject);
        foreach (var text in new[] { again.Text, HtmlWords.Of(again.Html) })
            Assert.Contains(awaited, text);
        Assert.Equal("REQUEST", Assert.Single(again.Calendars).Method);
    }

    [Theory]
    [InlineData("pl", "Zmiana danych miejsca: KSeF bez stresu, wt. 24 listopada, 17:00", "termin zostaje", "Dotąd")]
    [InlineData("en", "New details of the venue: KSeF bez stresu EN, Tue 24 November, 17:00", "The date stays as it is", "Before")]
    [InlineData("uk", "Змінилися дані про місце: KSeF bez stresu УК, вт 24 листопада, 17:00", "Дата не змінюється", "Було")]
    public async Task A_place_that_has_changed_is_shown_before_and_now_with_a_part_for_every_session(string language, string subject, string lead, string before)
    {
        await office.EnrolAsync(edition, language: language);
        await ChangeAsync(venue => new("Dom Kultury", "ul. Nowa 5, 20-400 Lublin", venue.Access, venue.Directions));

        var letter = (await office.LastAsync(RosterMails.PlaceChanged))!;

        Assert.Equal(subject, letter.Subject);
        foreach (var text in new[] { letter.Text, HtmlWords.Of(letter.Html) })
            Assert.All([lead, before, "Centrum Przedsiębiorczości, ul. Testowa 1, 20-000 Lublin", "Dom Kultury, ul. Nowa 5, 20-400 Lublin", "Przystanek Testowy"], part => Assert.Contains(part, text));
        Assert.Equal(["REQUEST", "REQUEST"], letter.Calendars.Select(part => part.Method));
        Assert.All(letter.Calendars, part => Assert.Contains("SEQUENCE:1", part.Ics));
    }

    [Fact]
    public async Task Another_way_in_alone_names_no_place_before_and_stands_in_the_calendar()
    {
        await office.EnrolAsync(edition);
        await ChangeAsync(venue => new(venue.Name, venue.Address, venue.Access, new("pl", "Wejście od podwórza")));

        var letter = (await office.LastAsync(RosterMails.PlaceChanged))!;

        Assert.DoesNotContain("Dotąd", letter.Text);
        Assert.Contains("Wejście od podwórza", letter.Text);
        Assert.Contains("Wejście od podwórza", letter.Calendars[0].Ics.Replace("\r\n ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_line_ends_and_blanks_are_no_other_way_in()
    {
        await office.EnrolAsync(edition);
        await ChangeAsync(venue => new(venue.Name, venue.Address, venue.Access, new("pl", "Przystanek\nTestowy")));
        var told = (await office.MailsAsync(RosterMails.PlaceChanged)).Count;

        await ChangeAsync(venue => new(venue.Name, venue.Address, venue.Access, new("pl", "Przystanek\r\nTestowy ")));

        Assert.Equal((1, 1), (told, (await office.MailsAsync(RosterMails.PlaceChanged)).Count));
    }

    [Fact]
    public async Task Changes_that_nobody_was_told_of_yet_are_told_as_one_from_where_it_was_before()
    {
        await office.EnrolAsync(edition);
        await ChangeAsync(venue => new("Dom Kultury", venue.Address, venue.Access, venue.Directions));
        await ChangeAsync(venue => new("Dom Nauki", venue.Address, venue.Access, venue.Directions));

        var mails = await office.MailsAsync(RosterMails.PlaceChanged);

        Assert.Null(await office.WriteAsync(mails[0]));
        var letter = (await office.WriteAsync(mails[1]))!;
        Assert.Contains("Dotąd: Centrum Przedsiębiorczości, ul. Testowa 1", letter.Text);
        Assert.DoesNotContain("Dom Kultury", letter.Text);
    }

    private Task ChangeAsync(Func<Venue, VenueTexts> change) => office.DoAsync<PlaceDesk>(async desk =>
    {
        var venue = await office.AskAsync<Web.Data.StartupsDb, Venue>(db => db.Venues.AsNoTracking().SingleAsync());
        Assert.True(await desk.ChangeVenueAsync(venue.Id, venue.Version, change(venue), "staff:1"));
    });
}
