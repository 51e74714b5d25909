using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests;

public abstract class LettersOfKindTests(ITestDatabase database) : IAsyncLifetime
{
    private const string Clerk = "staff:1";
    private readonly TestOffice office = new(database, new TestClock(new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero)));
    private SessionPlan[] plans = [];

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        plans = [new(new(2026, 11, 24), new(17, 0), new(19, 30), await office.OpenRoomAsync())];
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [InlineData("pl", "Masz miejsce na wykładzie", "Wykład odwołany", "Zobacz wszystkie wykłady", "")]
    [InlineData("en", "You have a seat at the lecture", "Lecture cancelled", "See all lectures", "/en")]
    [InlineData("uk", "У Вас є місце на лекції", "Лекцію скасовано", "Переглянути всі лекції", "/uk")]
    public async Task Letters_about_a_lecture_call_it_one_and_lead_to_its_own_pages(string language, string heading, string cancelled, string all, string prefix)
    {
        var edition = await office.PublishAsync(5, plans, kind: ProgrammeKind.Lecture);
        await office.EnrolAsync(edition, language: language);
        var confirmed = (await office.LastAsync(RosterMails.Confirmed))!;
        await office.DoAsync<EditionDesk>(desk => desk.CancelAsync(edition.Id, "Choroba prelegenta", Clerk));
        var letter = (await office.LastAsync(RosterMails.Cancelled))!;

        Assert.All([confirmed.Text, HtmlWords.Of(confirmed.Html)], text => Assert.Contains(heading, text));
        Assert.Contains($"{prefix}/wyklady/{edition.Programme.Slug}\r\n", confirmed.Calendars[0].Ics.Replace("\r\n ", "", StringComparison.Ordinal));
        Assert.StartsWith(cancelled, letter.Subject);
        Assert.All([letter.Text, HtmlWords.Of(letter.Html)], text => Assert.Contains(all, text));
        Assert.Contains($"href=\"{TestOffice.PublicUrl}{prefix}/wyklady\"", letter.Html);
        Assert.DoesNotContain("/szkolenia", letter.Text + letter.Html);
        Assert.DoesNotMatch("(?i)szkoleni|training|тренінг", letter.Subject + letter.Text + confirmed.Text);
    }
}

public sealed class LettersOfKindOnSqliteTests() : LettersOfKindTests(new SqliteDatabase());

public sealed class LettersOfKindOnPostgresTests() : LettersOfKindTests(new PostgresDatabase());
