using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Office.Asking;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Places;

/// <summary>Puts a venue, a room or a presenter into the archive, or takes it out again.</summary>
public sealed class ArchiveQuestion(StartupsDb db, PlaceDesk desk, IStringLocalizer<PlacesTexts> texts) : Question(texts)
{
    private const string Venue = "miejsce";
    private const string Room = "sala";

    private string name = "";
    private bool isArchived;

    private bool IsPerson => Page.What is not (Venue or Room);
    private string Back => IsPerson ? Links.Office.Presenters : Links.Office.Venues;

    public override async Task<IActionResult?> FindAsync()
    {
        var found = Page.What switch
        {
            Venue => await db.Venues.Where(venue => venue.Id == Page.Id).Select(venue => new { venue.Name, venue.ArchivedAt }).SingleOrDefaultAsync(),
            Room => await db.Rooms.Where(room => room.Id == Page.Id).Select(room => new { room.Name, room.ArchivedAt }).SingleOrDefaultAsync(),
            _ => await db.Presenters.Where(presenter => presenter.Id == Page.Id).Select(presenter => new { presenter.Name, presenter.ArchivedAt }).SingleOrDefaultAsync(),
        };
        (name, isArchived) = (found?.Name ?? "", found?.ArchivedAt is not null);
        return found is null ? new NotFoundResult() : null;
    }

    public override Task<Ask?> AskAsync()
    {
        var verb = isArchived ? "Restore" : "Archive";
        return Task.FromResult<Ask?>(new(Texts[$"Title.{verb}", name], Texts[verb], PathOf(Back), Texts["Back"])
        {
            Then = [Texts[$"Text.{verb}{(IsPerson ? ".Person" : "")}"]],
        });
    }

    public override async Task<IActionResult?> DoAsync()
    {
        var held = Page.What switch
        {
            Venue => await desk.ArchiveVenueAsync(Page.Id, !isArchived, Actor),
            Room => await desk.ArchiveRoomAsync(Page.Id, !isArchived, Actor),
            _ => await desk.ArchivePresenterAsync(Page.Id, !isArchived, Actor),
        };
        return held == 0 ? GoTo($"{Back}?stan={(isArchived ? "przywrocono" : "archiwum")}") : Wrong(Texts.Plural("Wrong.InUse", held));
    }
}
