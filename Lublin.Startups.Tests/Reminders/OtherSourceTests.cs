using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>Another module's people are reminded by the same tick, plan and ledger, and called from the same list.</summary>
public abstract class OtherSourceTests(ITestDatabase database) : MailroomTests(database, Adjusted)
{
    private static readonly DateTimeOffset Planned = Warsaw.ToInstant(new(2026, 12, 11), new(12, 0));

    [Fact]
    public async Task Its_people_are_reminded_by_mail_and_by_telephone_each_once()
    {
        Site.Clock.AdvanceTo(Planned.AddMinutes(-1));
        Assert.Equal(default, await PutAsync());
        Site.Clock.AdvanceTo(Planned);

        Assert.Equal(new(1, 1), await PutAsync());
        Assert.Equal(default, await PutAsync());

        var mail = Assert.Single(await RowsAsync());
        Assert.Equal(("cleaning", new SubjectKey("cleaner", 1), "uk"), (mail.Kind, mail.Subject, mail.Language));
        var ledger = await Site.WithAsync(db => db.Reminders.AsNoTracking().OrderBy(row => row.Recipient).ToListAsync());
        Assert.Equal([("cleaning:7", "cleaner:1", mail.Id), ("cleaning:7", "cleaner:2", (long?)null)], ledger.Select(row => (row.Occasion, row.Recipient, row.MailId)));
    }

    [Fact]
    public async Task The_plan_shows_who_is_mailed_and_who_is_called()
    {
        Site.Clock.AdvanceTo(Planned.AddMinutes(-5));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var plan = await staff.OpenAsync("/biuro/poczta/plan");
        Assert.Equal("Sprzątanie sali pon. 14 gru, 16:00", plan.Text("tbody th"));
        Assert.Equal(["wyjdzie: 1", "zadzwonimy: 1"], plan.Texts("tbody tr li"));
        Site.Clock.AdvanceTo(Planned);
        await PutAsync();
        var people = await staff.OpenAsync(plan.Document.QuerySelector("tbody th a")!.GetAttribute("href")!);

        Assert.Equal(["Ola Miotła w poczcie", "Jan Szczotka na liście telefonów"], people.Texts("tbody tr"));
        Assert.Equal("/biuro/sale", Assert.Single(people.Document.QuerySelectorAll("tbody th a")).GetAttribute("href"));
    }

    [Fact]
    public async Task Who_has_no_address_stands_on_the_list_of_calls_until_they_know()
    {
        Site.Clock.AdvanceTo(Planned);
        await PutAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync("/biuro/telefony");
        Assert.Equal(("Jan Szczotka", "tel:+48814662500"), (page.Text(".calls h2"), page.Document.QuerySelector(".call-phone a")!.GetAttribute("href")));
        Assert.Equal(["Przypominamy: „Sprzątanie sali”, poniedziałek 14 grudnia 2026, 16:00."], page.Texts(".call-say li").Select(text => text.Replace('\u00A0', ' ')));
        Assert.Equal(1, await Site.WithAsync(db => db.OpenCallsAsync(Site.Clock.GetUtcNow())));
        Site.Services.GetRequiredService<CleaningRota>().CallOff();
        Assert.StartsWith("„Sprzątanie sali” się nie odbędzie.", (await staff.OpenAsync("/biuro/telefony")).Text(".call-say li").Replace('\u00A0', ' '), StringComparison.Ordinal);

        var done = await staff.FollowAsync(await staff.SendAsync(page, new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Deed"] = "Reached" }, "#o-cleaner-2 form"));
        Assert.Empty(done.Document.QuerySelectorAll(".calls > li"));
        Assert.StartsWith("Jan Szczotka Przypomnienie, Sprzątanie sali", done.Text("tbody tr"), StringComparison.Ordinal);
        Assert.Equal(0, await Site.WithAsync(db => db.OpenCallsAsync(Site.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task What_began_is_told_to_nobody()
    {
        Site.Clock.AdvanceTo(Planned);
        await PutAsync();
        Site.Clock.AdvanceTo(CleaningRota.Start);

        Assert.Equal(0, await Site.WithAsync(db => db.OpenCallsAsync(Site.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task The_mailroom_names_them_and_never_somebody_who_enrolled_with_the_same_number()
    {
        var anna = await EnrolAsync(await OfferAsync(new() { Date = new(2027, 1, 30) }), "Anna");
        Assert.Equal(1, anna.Id);
        Site.Clock.AdvanceTo(Planned);
        await PutAsync();
        var mail = (await RowsAsync()).Single(row => row.Kind == CleaningRota.Kind);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var list = await staff.OpenAsync("/biuro/poczta");
        Assert.Equal(["Ola Miotła ola@example.org", "Anna"], list.Texts("tbody tr td:nth-child(2)").Select((text, i) => i == 0 ? text : text.Split(' ')[0]));
        var page = await staff.OpenAsync($"/biuro/poczta/{mail.Id}");
        Assert.Equal("Ola Miotła, ola@example.org", page.Text(".work-head .muted"));
        Assert.DoesNotContain("Anna", page.Html, StringComparison.Ordinal);
        Assert.Equal([RosterMails.Confirmed], await Site.WithAsync(db => db.MailsAbout(anna.Id).Select(row => row.Kind).ToListAsync()));
        Assert.Single((await staff.FilterAsync(list, ("numer", anna.Number))).Texts("tbody tr"));

        await AtDeskAsync<IServiceProvider, bool>(async services =>
        {
            await services.SettleAsync(mail, new Settlement.Failed("550 5.1.1 nobody of that name", anna.Applicant.Email));
            return true;
        });
        Assert.Null((await EnrolmentsAsync())[0].EmailRefusedAt);
    }

    [Fact]
    public async Task Its_letter_stands_on_the_common_paper_in_the_language_of_who_gets_it()
    {
        Site.Clock.AdvanceTo(Planned);
        await PutAsync();
        var mail = Assert.Single(await RowsAsync());

        var letter = (await AtDeskAsync<LetterBuilder, Letter?>(builder => builder.WriteAsync(mail)))!;

        Assert.Equal(new Addressee("ola@example.org", "Ola Miotła", "uk"), letter.To);
        Assert.Contains("Добрий день", letter.Html, StringComparison.Ordinal);
    }

    private static void Adjusted(IServiceCollection services)
    {
        QuietSite.Adjust(services);
        CleaningRota.AddTo(services);
    }

    private Task<RemindersPut> PutAsync() => AtDeskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync());
}

public sealed class OtherSourceOnSqliteTests() : OtherSourceTests(new SqliteDatabase());

public sealed class OtherSourceOnPostgresTests() : OtherSourceTests(new PostgresDatabase());
