using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages.Office;

/// <summary>Universities, their campuses and hosts, and the ways between them, as staff keep them.</summary>
public abstract class UniversityPagesTests(SharedSite site) : SiteTests(site)
{
    private static (string, string)[] University(string name, string shortName, string siteOf = "") =>
        [("Form.Name", name), ("Form.ShortName", shortName), ("Form.Address", "pl. Testowy 5, 20-031 Lublin"), ("Form.Site", siteOf)];

    private static (string, string)[] Host(string email, string phone = "") =>
        [("Form.Unit", "Biuro Karier"), ("Form.Name", "Jan Przykład"), ("Form.Email", email), ("Form.Phone", phone), ("Form.Language", "uk")];

    [Fact]
    public async Task A_university_with_campus_and_host_is_added_and_its_address_on_the_web_is_made_of_its_short_name()
    {
        await OfferAsync(new());
        var venue = await Site.WithAsync(db => db.Venues.Select(each => each.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var made = await staff.FollowAsync(await staff.EnterAsync(await staff.OpenAsync("/biuro/uczelnie/nowa"), "main", University("Żółta Akademia", "ŻA Lublin")));
        var campus = await staff.OpenAsync(made.Document.QuerySelector("#kampusy ~ p a")!.GetAttribute("href")!);
        made = await staff.FollowAsync(await staff.EnterAsync(campus, "main", ("Form.Name", "Kampus zachodni"), ("Form.Address", "ul. Testowa 1"), ("Form.Access.Pl", "Winda."), ("Form.Venues", $"{venue}")));
        made = await staff.FollowAsync(await staff.EnterAsync(await staff.OpenAsync(made.Document.QuerySelector("#kontakty ~ p a")!.GetAttribute("href")!), "main", Host("karier@example.org")));

        Assert.Equal("Żółta Akademia", made.Heading);
        Assert.Contains("Kampus zachodni", made.Text("section[aria-labelledby=kampusy]"), StringComparison.Ordinal);
        Assert.Contains("Jan Przykład", made.Text("section[aria-labelledby=kontakty]"), StringComparison.Ordinal);
        Assert.Equal("za-lublin", await Site.WithAsync(db => db.Universities.Select(each => each.Slug).SingleAsync()));
        Assert.Equal([venue], await Site.WithAsync(db => db.VenueCampuses.Select(row => row.VenueId).ToListAsync()));
        Assert.Equal(("karier@example.org", "uk"), await Site.WithAsync(async db => await db.Hosts.Select(host => new ValueTuple<string?, string>(host.Email, host.Language)).SingleAsync()));
    }

    [Fact]
    public async Task The_address_on_the_web_stays_when_the_short_name_changes()
    {
        var academy = await Academy.FoundAsync(Site);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        await staff.FollowAsync(await staff.EnterAsync(await staff.OpenAsync($"/biuro/uczelnie/{academy.University}"), "main", University("Uczelnia UT", "NOWA")));

        Assert.Equal(("NOWA", "ut"), await Site.WithAsync(async db => await db.Universities.Select(each => new ValueTuple<string, string>(each.ShortName, each.Slug)).SingleAsync()));
    }

    [Fact]
    public async Task Nine_universities_stand_on_the_list_and_a_name_that_is_there_is_asked_about()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        for (var i = 1; i <= 9; i++)
            Assert.Equal(303, (await staff.EnterAsync(await staff.OpenAsync("/biuro/uczelnie/nowa"), "main", University($"Uczelnia {i}", $"U{i}"))).Status);

        var list = await staff.OpenAsync("/biuro/uczelnie");
        var asked = await staff.EnterAsync(await staff.OpenAsync("/biuro/uczelnie/nowa"), "main", University("Zupełnie inna", "u4"));
        var another = await staff.EnterAsync(asked, "main", [.. University("Zupełnie inna", "u4"), ("Form.IsAnother", "true")]);

        Assert.Equal(9, list.Texts("main section h2").Count);
        Assert.Equal(["Taka nazwa już jest. Zaznacz, że to inny wpis, albo zmień nazwę"], asked.Texts(".errsum li"));
        Assert.Equal(303, another.Status);
        Assert.Equal(["u4", "u4-2"], await Site.WithAsync(db => db.Universities.Where(each => each.Slug.StartsWith("u4")).OrderBy(each => each.Slug).Select(each => each.Slug).ToListAsync()));
    }

    [Theory]
    [InlineData("to nie adres", "", "Wpisz adres e-mail, na przykład karier@example.org")]
    [InlineData("", "12", "Wpisz numer telefonu, na przykład 81 466 25 00")]
    [InlineData("", "", "Wpisz e-mail albo telefon")]
    public async Task A_host_who_cannot_be_reached_is_refused_and_nothing_typed_is_lost(string email, string phone, string wrong)
    {
        var academy = await Academy.FoundAsync(Site);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var refused = await staff.EnterAsync(await staff.OpenAsync($"/biuro/uczelnie/{academy.University}/kontakty/nowy"), "main", Host(email, phone));

        Assert.Equal([wrong], refused.Texts(".errsum li"));
        Assert.Equal("Biuro Karier", refused.Document.QuerySelector("#Form_Unit")!.GetAttribute("value"));
        Assert.Equal(email, refused.Document.QuerySelector("#Form_Email")!.GetAttribute("value"));
        Assert.NotNull(refused.Document.QuerySelector(".fg.bad .errmsg"));
        Assert.Equal(1, await Site.WithAsync(db => db.Hosts.CountAsync()));
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_host_is_shown_what_the_first_did_and_history_keeps_no_name()
    {
        var academy = await Academy.FoundAsync(Site);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var address = $"/biuro/uczelnie/{academy.University}/kontakty/{academy.Host}";
        var (one, two) = (await staff.OpenAsync(address), await staff.OpenAsync(address));

        await staff.FollowAsync(await staff.EnterAsync(one, "main", ("Form.Unit", "Dziekanat"), ("Form.Email", "pierwszy@example.org")));
        var stopped = await staff.EnterAsync(two, "main", ("Form.Unit", "Koło naukowe"));

        Assert.Contains("W formularzu: Koło naukoweZapisane: Dziekanat", stopped.Texts(".note-warn dd"));
        var history = await Site.WithAsync(db => db.History.Where(row => row.Subject == "host").Select(row => row.Details).SingleAsync());
        Assert.Contains("Dziekanat", history, StringComparison.Ordinal);
        Assert.DoesNotContain("pierwszy", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_link_raises_its_version_and_the_page_says_so()
    {
        var academy = await Academy.FoundAsync(Site);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var asked = await staff.OpenAsync($"/biuro/uczelnie/{academy.University}/kontakty/{academy.Host}/link");
        Assert.Equal(0, await Site.WithAsync(db => db.Hosts.Select(host => host.LinkVersion).SingleAsync()));
        var done = await staff.FollowAsync(await staff.SendAsync(asked, null, "main form"));

        Assert.Contains("Dawny link już nie działa", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(1, await Site.WithAsync(db => db.Hosts.Select(host => host.LinkVersion).SingleAsync()));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("9999")]
    [InlineData("pół godziny")]
    public async Task Minutes_that_no_way_takes_are_refused_beside_their_pair(string typed)
    {
        await Academy.FoundAsync(Site, "AA");
        await Academy.FoundAsync(Site, "BB");
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var refused = await staff.EnterAsync(await staff.OpenAsync("/biuro/uczelnie/dojazdy"), "main", ("Rows[0].Minutes", typed));

        Assert.Equal(["Wpisz minuty od 0 do 240 albo zostaw puste pole"], refused.Texts(".errsum li"));
        Assert.Equal(typed, refused.Document.QuerySelector("td .bad input")!.GetAttribute("value"));
        Assert.Empty(await Site.WithAsync(db => db.Travels.ToListAsync()));
    }

    [Fact]
    public async Task A_way_is_kept_once_for_both_directions_and_two_who_write_it_down_at_once_are_told()
    {
        var (one, two) = (await Academy.FoundAsync(Site, "AA"), await Academy.FoundAsync(Site, "BB"));
        await Academy.FoundAsync(Site, "CC");
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var (first, second) = (await staff.OpenAsync("/biuro/uczelnie/dojazdy"), await staff.OpenAsync("/biuro/uczelnie/dojazdy"));
        Assert.Equal(3, first.Texts("tbody tr").Count);

        var saved = await staff.FollowAsync(await staff.EnterAsync(first, "main", ("Rows[0].Minutes", "25")));
        var told = await staff.EnterAsync(second, "main", ("Rows[0].Minutes", "15"), ("Rows[1].Minutes", "240"));

        Assert.Equal("25", saved.Document.QuerySelector("tbody input:not([type=hidden])")!.GetAttribute("value"));
        Assert.Equal(["W międzyczasie ktoś zapisał tu 25 min. Zapisz jeszcze raz, żeby zostawić swoją liczbę"], told.Texts(".errsum li"));
        Assert.Single(await Site.WithAsync(db => db.Travels.ToListAsync()));
        await staff.FollowAsync(await staff.EnterAsync(told, "main"));
        Assert.Equal(
            [(one.Campus, two.Campus, 15)],
            (await Site.WithAsync(db => db.Travels.Where(row => row.Minutes < 240).ToListAsync())).Select(row => (row.CampusA, row.CampusB, row.Minutes)));
        var emptied = await staff.OpenAsync("/biuro/uczelnie/dojazdy");
        await staff.FollowAsync(await staff.EnterAsync(emptied, "main", ("Rows[0].Minutes", ""), ("Rows[1].Minutes", "")));
        Assert.Empty(await Site.WithAsync(db => db.Travels.ToListAsync()));
    }

    [Fact]
    public async Task A_building_that_moves_to_another_campus_leaves_the_one_it_stood_on()
    {
        var (one, two) = (await Academy.FoundAsync(Site, "AA"), await Academy.FoundAsync(Site, "BB"));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync($"/biuro/uczelnie/{two.University}/kampusy/{two.Campus}");
        Assert.Contains("Teraz: AA, Kampus główny", form.Text("main form"), StringComparison.Ordinal);

        await staff.FollowAsync(await staff.SendAsync(form, Fields(one.Venue), "main form"));

        Assert.Equal(
            [(one.Venue, two.Campus)],
            (await Site.WithAsync(db => db.VenueCampuses.ToListAsync())).Select(row => (row.VenueId, row.CampusId)));
        Dictionary<string, string> Fields(long venue) => new(StringComparer.Ordinal)
        {
            ["Form.Name"] = "Kampus główny",
            ["Form.Address"] = "ul. Testowa 3, 20-000 Lublin",
            ["Form.Access.Pl"] = "Winda.",
            ["Form.Venues"] = $"{venue}",
        };
    }

    [Fact]
    public async Task A_university_with_a_lecture_ahead_is_not_archived_until_it_is_over()
    {
        var academy = await Academy.FoundAsync(Site);
        await academy.LectureAsync(Site);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var kept = await staff.SendAsync(await staff.OpenAsync($"/biuro/uczelnie/{academy.University}/archiwum"), form: "main form");
        Site.Clock.Advance(TimeSpan.FromDays(30));
        using var later = await Site.StaffAsync(StaffRole.Staff);
        var archived = await later.FollowAsync(await later.SendAsync(await later.OpenAsync($"/biuro/uczelnie/{academy.University}/archiwum"), form: "main form"));

        Assert.Equal("Czeka tu jeszcze 1 wykład. Najpierw przenieś go albo odwołaj", kept.Text(".errsum li"));
        Assert.Contains("w archiwum", archived.Text("main section"), StringComparison.Ordinal);
    }
}

public sealed class UniversityPagesOnSqliteTests(SqliteSite site) : UniversityPagesTests(site), IClassFixture<SqliteSite>;

public sealed class UniversityPagesOnPostgresTests(PostgresSite site) : UniversityPagesTests(site), IClassFixture<PostgresSite>;
