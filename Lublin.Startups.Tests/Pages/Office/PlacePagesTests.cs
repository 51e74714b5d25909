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
            db.Add(new Trainer("Maria Przykład", new LocalText("pl", "Prowadzi firmę.")));
            return Task.CompletedTask;
        });
        var id = await Site.WithAsync(db => db.Trainers.Select(trainer => trainer.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync($"/biuro/archiwum/osoba/{id}");

        Assert.StartsWith("Nie będzie można wybrać tej osoby", page.Text("main form p"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_trainer_is_shown_what_the_first_did()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Dictionary<string, string> Trainer(string name) => new(StringComparer.Ordinal) { ["Form.Name"] = name, ["Form.Bio.Pl"] = "Prowadzi firmę." };
        var list = await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync("/biuro/prowadzacy/nowa"), Trainer("Maria Przykład"), "main form"));
        Assert.Contains("Maria Przykład", list.Text("main ul"), StringComparison.Ordinal);
        var address = list.Document.QuerySelector("main ul.panel a")!.GetAttribute("href")!;
        var (one, two) = (await staff.OpenAsync(address), await staff.OpenAsync(address));

        await staff.FollowAsync(await staff.SendAsync(one, Trainer("Maria Pierwsza"), "main form"));
        var stopped = await staff.SendAsync(two, Trainer("Maria Druga"), "main form");

        Assert.Equal("W formularzu: Maria DrugaZapisane: Maria Pierwsza", stopped.Text(".note-warn dd"));
        await staff.FollowAsync(await staff.SendAsync(stopped, Trainer("Maria Druga"), "main form"));
        Assert.Equal("Maria Druga", await Site.WithAsync(db => db.Trainers.Select(trainer => trainer.Name).SingleAsync()));
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
