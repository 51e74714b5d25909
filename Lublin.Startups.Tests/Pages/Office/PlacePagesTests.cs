using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

public abstract class PlacePagesTests(SharedSite site) : SiteTests(site)
{
    private static Dictionary<string, string> Room(string name, string seats) => new(StringComparer.Ordinal) { ["Form.Name"] = name, ["Form.Seats"] = seats };

    private static Dictionary<string, string> Venue(string access = "Winda, pętla indukcyjna.") => new(StringComparer.Ordinal)
    {
        ["Form.Name"] = "Dom Kultury",
        ["Form.Address"] = "ul. Testowa 2, 20-000 Lublin",
        ["Form.MapLink"] = "https://www.openstreetmap.org/node/1",
        ["Form.Access.Pl"] = access,
        ["Form.Directions.Pl"] = "Wejście od podwórza.",
    };

    [Fact]
    public async Task A_venue_with_its_rooms_is_added_and_one_without_its_access_is_refused()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync("/biuro/miejsca/nowe");
        var refused = await staff.SendAsync(form, Venue(""), "main form");
        var room = await staff.FollowAsync(await staff.SendAsync(form, Venue(), "main form"));
        var done = await staff.FollowAsync(await staff.SendAsync(room, Room("Sala 5", "24"), "main form"));

        Assert.Equal("Opisz po polsku dostępność miejsca", refused.Text(".errsum a"));
        Assert.Equal("ul. Testowa 2, 20-000 Lublin", refused.Document.QuerySelector("#Form_Address")!.GetAttribute("value"));
        Assert.Equal("Nowa sala", room.Heading);
        Assert.Contains("Sala 5, 24 miejsca", done.Text("section"), StringComparison.Ordinal);
        Assert.Equal("https://www.openstreetmap.org/node/1", await Site.WithAsync(db => db.Venues.Select(venue => venue.MapLink).SingleAsync()));
    }

    [Theory]
    [InlineData("/biuro/miejsca/nowe", "Form.Name=DOM  kultury|Form.Address=ul. Testowa 2|Form.Access.Pl=Winda.|Form.Directions.Pl=Brama.", "/biuro/miejsca/")]
    [InlineData("/biuro/prowadzacy/nowa", "Form.Name=maria Przyklad|Form.Bio.Pl=Prowadzi firmę.", "/biuro/prowadzacy/")]
    [InlineData("/biuro/miejsca/{venue}/nowa-sala", "Form.Name=sala 1|Form.Seats=24", "/biuro/sale/")]
    public async Task A_second_one_of_the_same_name_is_asked_about_and_not_forbidden(string address, string typed, string other)
    {
        await Site.WriteAsync(db =>
        {
            var venue = new Venue("Dom Kultury", "ul. Testowa 1", new("pl", "Bez progu"), new("pl", "Przystanek"));
            venue.AddRoom("Sala 1", 10);
            db.Add(venue);
            db.Add(new Presenter("Maria Przykład", new LocalText("pl", "Prowadzi firmę.")));
            return Task.CompletedTask;
        });
        var venueId = await Site.WithAsync(db => db.Venues.Select(venue => venue.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var answers = typed.Split('|').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1])).ToArray();
        var form = await staff.OpenAsync(address.Replace("{venue}", $"{venueId}", StringComparison.Ordinal));

        var asks = await staff.EnterAsync(form, "main", answers);

        Assert.Equal(200, asks.Status);
        Assert.Equal(["Taka nazwa już jest. Zaznacz, że to inny wpis, albo zmień nazwę"], asks.Texts(".errsum li"));
        Assert.StartsWith(other, asks.Document.QuerySelector(".note-warn a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(3, await CountAsync());
        Assert.Equal(303, (await staff.EnterAsync(asks, "main", [.. answers, ("Form.IsAnother", "true")])).Status);
        Assert.Equal(4, await CountAsync());

        Task<int> CountAsync() => Site.WithAsync(async db => await db.Venues.CountAsync() + await db.Presenters.CountAsync() + await db.Rooms.CountAsync());
    }

    [Fact]
    public async Task A_venue_renamed_to_the_name_of_another_is_asked_about()
    {
        await Site.WriteAsync(db =>
        {
            db.AddRange(new[] { "Dom Kultury", "Ratusz" }.Select(name => new Venue(name, "ul. Testowa 1", new("pl", "Bez progu"), new("pl", "Przystanek"))));
            return Task.CompletedTask;
        });
        var id = await Site.WithAsync(db => db.Venues.Where(venue => venue.Name == "Ratusz").Select(venue => venue.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync($"/biuro/miejsca/{id}");

        var asks = await staff.EnterAsync(form, "main", ("Form.Name", "dom kultury"));

        Assert.Equal(["Taka nazwa już jest. Zaznacz, że to inny wpis, albo zmień nazwę"], asks.Texts(".errsum li"));
        await staff.EnterAsync(asks, "main", ("Form.Name", "dom kultury"), ("Form.IsAnother", "true"));
        Assert.Equal("dom kultury", await Site.WithAsync(db => db.Venues.Where(venue => venue.Id == id).Select(venue => venue.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_room_made_smaller_than_an_edition_to_come_says_so_and_one_in_use_is_not_archived()
    {
        await OfferAsync(new(Seats: 30));
        var id = await Site.WithAsync(db => db.Rooms.Select(room => room.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var wrong = await staff.SendAsync(await staff.OpenAsync($"/biuro/sale/{id}"), Room("Sala nr 2", "dużo"), "main form");
        var small = await staff.FollowAsync(await staff.SendAsync(wrong, Room("Sala nr 2", "20"), "main form"));
        var kept = await staff.SendAsync(await staff.OpenAsync($"/biuro/archiwum/sala/{id}"), form: "main form");

        Assert.Equal("Wpisz liczbę miejsc od 1 do 5000", wrong.Text(".errsum a"));
        Assert.Equal("Sala jest za mała dla tych spotkań", small.Text(".note-bad h2"));
        Assert.Equal("KSeF bez stresu, wtorek 1 grudnia 2026: 30 miejsc", small.Text(".note-bad li"));
        Assert.Equal("Czeka tu jeszcze 1 spotkanie. Najpierw je przenieś", kept.Text(".errsum li"));
        Site.Clock.Advance(TimeSpan.FromDays(30));
        using var later = await Site.StaffAsync(StaffRole.Staff);
        var archived = await later.FollowAsync(await later.SendAsync(await later.OpenAsync($"/biuro/archiwum/sala/{id}"), form: "main form"));
        Assert.Contains("w archiwum", archived.Text("section"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_archive_speaks_of_a_person_otherwise_than_of_a_room()
    {
        await Site.WriteAsync(db =>
        {
            db.Add(new Presenter("Maria Przykład", new LocalText("pl", "Prowadzi firmę.")));
            return Task.CompletedTask;
        });
        var id = await Site.WithAsync(db => db.Presenters.Select(presenter => presenter.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync($"/biuro/archiwum/osoba/{id}");

        Assert.StartsWith("Nie będzie można wybrać tej osoby", page.Text("main form p"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_presenter_is_shown_what_the_first_did()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Dictionary<string, string> Presenter(string name) => new(StringComparer.Ordinal) { ["Form.Name"] = name, ["Form.Bio.Pl"] = "Prowadzi firmę." };
        var list = await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync("/biuro/prowadzacy/nowa"), Presenter("Maria Przykład"), "main form"));
        Assert.Contains("Maria Przykład", list.Text("main ul"), StringComparison.Ordinal);
        var address = list.Document.QuerySelector("main ul.panel a")!.GetAttribute("href")!;
        var (one, two) = (await staff.OpenAsync(address), await staff.OpenAsync(address));

        await staff.FollowAsync(await staff.SendAsync(one, Presenter("Maria Pierwsza"), "main form"));
        var stopped = await staff.SendAsync(two, Presenter("Maria Druga"), "main form");

        Assert.Equal("W formularzu: Maria DrugaZapisane: Maria Pierwsza", stopped.Text(".note-warn dd"));
        await staff.FollowAsync(await staff.SendAsync(stopped, Presenter("Maria Druga"), "main form"));
        Assert.Equal("Maria Druga", await Site.WithAsync(db => db.Presenters.Select(presenter => presenter.Name).SingleAsync()));
    }

    [Fact]
    public async Task Nobody_but_staff_sees_the_places()
    {
        Assert.NotEqual(200, (await Site.GetPageAsync("/biuro/miejsca")).Status);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Assert.Equal(404, (await staff.OpenAsync("/biuro/miejsca/987654")).Status);
        Assert.Equal(404, (await staff.OpenAsync("/biuro/prowadzacy/ktos")).Status);
    }
}

public sealed class PlacePagesOnSqliteTests(SqliteSite site) : PlacePagesTests(site), IClassFixture<SqliteSite>;
