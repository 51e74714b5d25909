using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Another name, address or way in of a place: staff are asked first, then people and calendars are told once.</summary>
public abstract class PlaceNewsTests(SharedSite site) : MailroomTests(site)
{
    private static Dictionary<string, string> Form(string address = "ul. Nowa 5, 20-400 Lublin", string directions = "Przy bramie.", string? english = null) => new(StringComparer.Ordinal)
    {
        ["Form.Name"] = "Ratusz",
        ["Form.Address"] = address,
        ["Form.Access.Pl"] = "Winda przy wejściu.",
        ["Form.Directions.Pl"] = directions,
        ["Form.Directions.En"] = english ?? "",
    };

    [Fact]
    public async Task Before_a_new_address_is_saved_staff_are_told_how_many_will_hear_of_it()
    {
        var edition = await OfferAsync(new(Taken: 2) { Sessions = 2 });
        await AtDeskAsync<RosterBook, Enrolment>(book => book.TakeInAsync(edition, "Zofia Bez"));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync(await VenueAsync());

        var asked = await staff.SendAsync(form, Form(), "main form");

        Assert.Equal("Potwierdź, że te osoby mają dostać wiadomość", asked.Text(".errsum a"));
        Assert.Contains("E-mail dostaną 2 osoby. Do 1 osoby bez adresu trzeba zadzwonić.", asked.Text(".note-warn"), StringComparison.Ordinal);
        Assert.Equal("ul. Nowa 5, 20-400 Lublin", asked.Document.QuerySelector("#Form_Address")!.GetAttribute("value"));
        Assert.Equal(("pl. Łokietka 1, 20-109 Lublin", 0), await Site.WithAsync(async db => (await db.Venues.Select(venue => venue.Address).SingleAsync(), await db.Outbox.CountAsync())));

        var answers = Form();
        answers["Tells"] = "true";
        var saved = await staff.FollowAsync(await staff.SendAsync(asked, answers, "main form"));

        Assert.Equal("Zapisano zmiany.", saved.Text("[role=status]"));
        Assert.Equal([RosterMails.PlaceChanged, RosterMails.PlaceChanged], await MailsAsync());
        Assert.Equal([1, 1], await Site.WithAsync(db => db.Sessions.OrderBy(session => session.Id).Select(session => session.Sequence).ToListAsync()));
        Assert.Equal(["Zofia Bez:Confirmed", "Zofia Bez:PlaceChanged"], (await Site.WithAsync(db => db.ToCallAsync(Site.Clock.GetUtcNow()))).Order());
    }

    [Fact]
    public async Task A_translation_more_and_a_place_where_nobody_comes_need_no_question()
    {
        await OfferAsync(new(Taken: 1));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var venue = await VenueAsync();

        var translated = await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync(venue), Form("pl. Łokietka 1, 20-109 Lublin", english: "By the gate."), "main form"));
        Site.Clock.Advance(TimeSpan.FromDays(30));
        using var later = await Site.StaffAsync(StaffRole.Staff);
        var moved = await later.FollowAsync(await later.SendAsync(await later.OpenAsync(venue), Form(), "main form"));

        Assert.Equal(["Zapisano zmiany.", "Zapisano zmiany."], [translated.Text("[role=status]"), moved.Text("[role=status]")]);
        Assert.Empty(await MailsAsync());
        Assert.Equal(0, await Site.WithAsync(db => db.Sessions.Select(session => session.Sequence).SingleAsync()));
    }

    [Fact]
    public async Task Another_name_of_a_room_is_asked_about_and_told_as_well()
    {
        await OfferAsync(new(Taken: 1));
        var room = await Site.WithAsync(db => db.Rooms.Select(each => each.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Dictionary<string, string> answers = new(StringComparer.Ordinal) { ["Form.Name"] = "Sala Błękitna", ["Form.Seats"] = "60" };

        var asked = await staff.SendAsync(await staff.OpenAsync($"/biuro/sale/{room}"), answers, "main form");
        answers["Tells"] = "true";
        await staff.FollowAsync(await staff.SendAsync(asked, answers, "main form"));

        Assert.Contains("E-mail dostanie 1 osoba.", asked.Text(".note-warn"), StringComparison.Ordinal);
        Assert.Equal([RosterMails.PlaceChanged], await MailsAsync());
    }

    [Fact]
    public async Task Of_two_who_change_a_place_the_second_hears_of_the_first_and_nobody_is_told_twice()
    {
        await OfferAsync(new(Taken: 1));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var old = await staff.OpenAsync(await VenueAsync());
        var answers = Form();
        answers["Tells"] = "true";
        await staff.SendAsync(old, answers, "main form");

        answers["Form.Address"] = "ul. Inna 7, 20-400 Lublin";
        var second = await staff.SendAsync(old, answers, "main form");

        Assert.Equal(200, second.Status);
        Assert.Contains("ul. Nowa 5", second.Text(".note-warn"), StringComparison.Ordinal);
        Assert.Equal([RosterMails.PlaceChanged], await MailsAsync());
    }

    [Fact]
    public async Task A_move_that_waits_to_be_told_is_told_although_the_place_changed_since()
    {
        var edition = await OfferAsync(new());
        await EnrolAsync(edition);
        await DeliverAsync();
        var session = await Site.WithAsync(db => db.Sessions.AsNoTracking().SingleAsync());
        await AtDeskAsync<SessionDesk, SessionOutcome>(desk => desk.MoveAsync(edition, session.Id, session.Plan with { Start = new(16, 0) }, Staff));
        var venue = await Site.WithAsync(db => db.Venues.AsNoTracking().SingleAsync());
        foreach (var (address, version) in new[] { ("ul. Nowa 5, Lublin", 0), ("ul. Inna 7, Lublin", 1) })
            Assert.True(await AtDeskAsync<PlaceDesk, bool>(desk => desk.ChangeVenueAsync(venue.Id, version, new(venue.Name, address, venue.Access, venue.Directions), Staff)));

        await DeliverAsync();

        Assert.Equal(
            [(RosterMails.Confirmed, MailState.Sent), (RosterMails.Moved, MailState.Sent), (RosterMails.PlaceChanged, MailState.Voided), (RosterMails.PlaceChanged, MailState.Sent)],
            (await RowsAsync()).Select(mail => (mail.Kind, mail.State)));
    }

    private Task<string> VenueAsync() => Site.WithAsync(async db => $"/biuro/miejsca/{await db.Venues.Select(venue => venue.Id).SingleAsync()}");
}

public sealed class PlaceNewsOnSqlite(SqliteSite site) : PlaceNewsTests(site), IClassFixture<SqliteSite>;

public sealed class PlaceNewsOnPostgres(PostgresSite site) : PlaceNewsTests(site), IClassFixture<PostgresSite>;
