using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Pages.Office;

/// <summary>Two people have the same form open: the second is shown what the first did, and loses nothing of what they typed.</summary>
public abstract class TwoAtOnceTests(SharedSite site) : SiteTests(site)
{
    public static TheoryData<string, string> Forms => new()
    {
        { "person", "Form.Name" }, { "settings", "Form.Controller" }, { "text", "Form.TitlePl" }, { "venue", "Form.Name" }, { "room", "Form.Name" }, { "presenter", "Form.Name" },
        { "programme", "Form.Title.Pl" }, { "edition", "Form.FundingName" }, { "account", "Form.Name" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_second_is_shown_what_the_first_did_and_keeps_what_they_typed(string form, string field)
    {
        var (address, saved) = await PrepareAsync(form);
        using var ewa = await Site.StaffAsync(StaffRole.Admin, "Ewa Pierwsza");
        using var ola = await Site.StaffAsync(StaffRole.Admin, "Ola Druga");
        var (one, two) = (await ewa.OpenAsync(address), await ola.OpenAsync(address));

        Assert.Equal(303, (await SaveAsync(ewa, one, field, "Pierwsza Wersja")).Status);
        var stopped = await SaveAsync(ola, two, field, "Druga Wersja");

        Assert.Equal(200, stopped.Status);
        Assert.Equal("Pierwsza Wersja", await saved());
        Assert.Contains("W formularzu: Druga WersjaZapisane: Pierwsza Wersja", stopped.Texts(".note-warn dd"));
        Assert.Contains("Ewa Pierwsza", stopped.Text(".note-warn"), StringComparison.Ordinal);
        Assert.Single(stopped.Texts(".note-warn dd"));
        Assert.Equal("Druga Wersja", stopped.Document.QuerySelector($"[name='{field}']")!.GetAttribute("value"));
        Assert.Equal(303, (await SaveAsync(ola, stopped, field, "Druga Wersja")).Status);
        Assert.Equal("Druga Wersja", await saved());
    }

    // A change of a place is confirmed besides: the people who come there will be told.
    private static async Task<SitePage> SaveAsync(SignUpVisitor staff, SitePage form, string field, string typed)
    {
        var answered = await staff.EnterAsync(form, "main", (field, typed));
        return answered.Document.QuerySelector("[name=Tells]") is null ? answered : await staff.EnterAsync(answered, "main", ("Tells", "true"));
    }

    [Fact]
    public async Task What_the_person_changed_is_shown_to_whoever_corrects_it()
    {
        await OfferAsync(new(Taken: 1));
        var person = (await EnrolmentsAsync())[0];
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync($"/biuro/zapisy/{person.Id}/popraw");
        await AtDeskAsync<OwnDataDesk, CorrectionOutcome>(desk => desk.CorrectAsync(person.Id, person.Applicant with { Phone = "+48814662500" }, Site.Clock.GetUtcNow()));

        var stopped = await staff.EnterAsync(form, "main", ("Form.Name", "Osoba Zero"));

        Assert.Contains("Osoba zapisana", stopped.Text(".note-warn"), StringComparison.Ordinal);
        Assert.Contains("W formularzu: nicZapisane: 81 466 25 00", stopped.Texts(".note-warn dd"));
        Assert.Equal("+48814662500", (await EnrolmentsAsync())[0].Applicant.Phone);
    }

    [Fact]
    public async Task Of_two_who_say_who_needs_a_second_factor_the_second_is_shown_what_the_first_said()
    {
        using var ewa = await Site.StaffAsync(StaffRole.Admin, "Ewa Pierwsza");
        using var ola = await Site.StaffAsync(StaffRole.Admin);
        const string Address = "/biuro/konta/drugi-skladnik";
        var (one, two) = (await ewa.OpenAsync(Address), await ola.OpenAsync(Address));
        await ewa.EnterAsync(one, "main", ("Roles", "Staff"));

        var stopped = await ola.EnterAsync(two, "main", ("Roles", "Coordinator"));

        Assert.Contains("Ewa Pierwsza", stopped.Text(".note-warn"), StringComparison.Ordinal);
        Assert.Equal(303, (await ola.EnterAsync(stopped, "main", ("Roles", "Coordinator"))).Status);
        Assert.Equal([StaffRole.Coordinator], await Site.WithAsync(db => db.RoleRules.Where(rule => rule.DemandsSecondFactor).Select(rule => rule.Role).ToListAsync()));
    }

    [Fact]
    public async Task A_text_that_somebody_took_back_meanwhile_can_be_kept_as_a_new_one()
    {
        var (address, _) = await PrepareAsync("text");
        using var ola = await Site.StaffAsync(StaffRole.Admin);
        var form = await ola.OpenAsync(address);
        var id = await Site.WithAsync(db => db.LegalVersions.Select(version => version.Id).SingleAsync());
        await AtDeskAsync<LegalDesk, bool>(desk => desk.RemoveAsync(id, "staff:1"));

        var stopped = await ola.EnterAsync(form, "main", ("Form.TitlePl", "Druga Wersja"), ("Form.BodyPl", "Moje zdania"));

        Assert.Equal(200, stopped.Status);
        Assert.Contains("Ktoś usunął tę wersję", stopped.Text(".errsum"), StringComparison.Ordinal);
        Assert.Equal(303, (await ola.EnterAsync(stopped, "main", ("Form.TitlePl", "Druga Wersja"))).Status);
        Assert.Equal("Moje zdania", await Site.WithAsync(db => db.LegalVersions.Select(version => version.Body.In("pl").Text).SingleAsync()));
    }

    [Fact]
    public async Task A_text_that_people_rely_on_meanwhile_stays_and_what_was_typed_stays_in_the_form()
    {
        var (address, _) = await PrepareAsync("text");
        using var ola = await Site.StaffAsync(StaffRole.Admin);
        var form = await ola.OpenAsync(address);
        await Site.WriteAsync(async db =>
        {
            var edition = await db.Editions.SingleAsync();
            edition.Change(edition.Plan with { TermsVersion = "2026-12-01" });
        });

        var stopped = await ola.EnterAsync(form, "main", ("Form.TitlePl", "Druga Wersja"));

        Assert.Equal(200, stopped.Status);
        Assert.Contains("Tej wersji nie można już zmienić", stopped.Text(".errsum"), StringComparison.Ordinal);
        Assert.Equal("Druga Wersja", stopped.Document.QuerySelector("[name='Form.TitlePl']")!.GetAttribute("value"));
    }

    /// <summary>Makes what the form is of.</summary>
    /// <returns>The form's address, and how to read what is saved of the field.</returns>
    private async Task<(string Address, Func<Task<string?>> Saved)> PrepareAsync(string form)
    {
        var edition = await OfferAsync(new(Taken: 1));
        await Site.WriteAsync(db =>
        {
            db.Add(new Presenter("Maria Przykład", new LocalText("pl", "Prowadzi firmę.")));
            return Task.CompletedTask;
        });
        switch (form)
        {
            case "person":
                return ($"/biuro/zapisy/{await IdAsync(db => db.Enrolments.Select(each => each.Id))}/popraw", () => TextAsync(db => db.Enrolments.Select(each => each.Applicant.Name)));
            case "settings":
                await AtDeskAsync<IServiceProvider, SettingsOutcome>(services => services.GetRequiredService<SettingsDesk>().ChangeAsync(
                    services.GetRequiredService<OfficeDefaults>().Facts with { Controller = "Miasto", ControllerAddress = "pl. Łokietka 1", DpoEmail = "iod@example.org" }, "staff:1"));
                return ("/biuro/ustawienia", () => TextAsync(db => db.Set<OfficeSetting>().Where(each => each.Key == "Privacy:Controller").Select(each => each.Value)));
            case "text":
                var draft = new LegalDraft(new(2026, 12, 1), new("pl", "Zasady"), new("pl", "Nasze zdania"));
                var version = await AtDeskAsync<LegalDesk, long>(desk => desk.AddAsync(LegalTextKind.Terms, draft, "staff:1"));
                return ($"/biuro/teksty/{version}/zmien", async () => (await Site.WithAsync(db => db.LegalVersions.AsNoTracking().SingleAsync())).Title.In("pl").Text);
            case "venue":
                return ($"/biuro/miejsca/{await IdAsync(db => db.Venues.Select(each => each.Id))}", () => TextAsync(db => db.Venues.Select(each => each.Name)));
            case "room":
                return ($"/biuro/sale/{await IdAsync(db => db.Rooms.Select(each => each.Id))}", () => TextAsync(db => db.Rooms.Select(each => each.Name)));
            case "presenter":
                return ($"/biuro/prowadzacy/{await IdAsync(db => db.Presenters.Select(each => each.Id))}", () => TextAsync(db => db.Presenters.Select(each => each.Name)));
            case "programme":
                return ($"/biuro/programy/{await IdAsync(db => db.Programmes.Select(each => each.Id))}/zmien", async () => (await Site.WithAsync(db => db.Programmes.AsNoTracking().SingleAsync())).Title.In("pl").Text);
            case "edition":
                return ($"/biuro/edycje/{edition}/zmien", async () => (await Site.WithAsync(db => db.Editions.AsNoTracking().SingleAsync())).Funding.Name);
            default:
                var staff = await Site.HireAsync(StaffRole.Staff, "Test Owa");
                return ($"/biuro/konta/{staff}", () => TextAsync(db => db.Staff.Where(each => each.Id == staff).Select(each => each.Name)));
        }
    }

    private Task<long> IdAsync(Func<StartupsDb, IQueryable<long>> query) => Site.WithAsync(db => query(db).SingleAsync());

    private Task<string?> TextAsync(Func<StartupsDb, IQueryable<string>> query) => Site.WithAsync(async db => (string?)await query(db).SingleAsync());
}

public sealed class TwoAtOnceOnSqliteTests(SqliteSite site) : TwoAtOnceTests(site), IClassFixture<SqliteSite>;

public sealed class TwoAtOnceOnPostgresTests(PostgresSite site) : TwoAtOnceTests(site), IClassFixture<PostgresSite>;
