using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Lectures.Mails;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages.Office.Mailroom;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Shows a letter to those in a room as it will look and to whom it goes, and sends it.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class RoomPreviewModel(StartupsDb db, RoomAnnouncementDesk desk, RoomLetter letters) : PageModel, IReshow
{
    [FromRoute(Name = "list")]
    public long AnnouncementId { get; set; }

    public Announcement Announcement { get; private set; } = null!;

    /// <summary>With its venue.</summary>
    public Room Room { get; private set; } = null!;

    public IReadOnlyList<RoomPerson> Mailed { get; private set; } = [];

    /// <summary>Those whom no letter reaches.</summary>
    public IReadOnlyList<RoomPerson> Called { get; private set; } = [];

    /// <summary>The first letter of each language.</summary>
    public IReadOnlyList<(Language Language, Letter Letter)> Examples { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => ReshowAsync();

    /// <summary>The letter itself, for a frame.</summary>
    public async Task<IActionResult> OnGetLetterAsync([FromQuery(Name = "jezyk")] string? language) =>
        await LoadAsync() && Examples.FirstOrDefault(example => string.Equals(example.Language.Code, language, StringComparison.Ordinal)) is { Letter: { } letter } ? LetterFrame.Of(this, letter) : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        await desk.SendAsync(AnnouncementId, User.Actor());
        return new SeeOther(Url.Content("~" + LectureLinks.RoomAnnouncement(AnnouncementId)));
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<bool> LoadAsync()
    {
        if (await db.Announcements.AsNoTracking().SingleOrDefaultAsync(known => known.Id == AnnouncementId && known.RoomId != null) is not { Where: { } where } announcement)
            return false;
        Announcement = announcement;
        Room = await db.Rooms.AsNoTracking().Include(room => room.Venue).SingleAsync(room => room.Id == where.RoomId);
        var people = await db.PeopleInRoomAsync(where);
        (Mailed, Called) = ([.. people.Where(person => person.IsMailed)], [.. people.Where(person => !person.IsMailed)]);
        List<(Language, Letter)> examples = [];
        foreach (var language in Languages.All)
        {
            if (Mailed.FirstOrDefault(person => string.Equals(person.Language, language.Code, StringComparison.Ordinal)) is { } first && await letters.PreviewAsync(announcement, first) is { } letter)
                examples.Add((language, letter));
        }

        Examples = examples;
        return true;
    }
}
