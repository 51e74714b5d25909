using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Writes a letter to whoever speaks or hosts in one room on one day; it is seen before it goes.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class RoomWriteModel(StartupsDb db, RoomAnnouncementDesk desk, TimeProvider clock, IStringLocalizer<PeopleTexts> texts) : PageModel, IWordsPage, IReshow
{
    [BindProperty]
    public RoomWriteForm Form { get; set; } = new();

    WordsForm IWordsPage.Form => Form;

    /// <summary>A room that was chosen before.</summary>
    [FromQuery(Name = "sala")]
    public string? Room { get; set; }

    /// <summary>A day that was chosen before.</summary>
    [FromQuery(Name = "dzien")]
    public string? Day { get; set; }

    /// <summary>A letter that was begun, to be changed.</summary>
    [FromQuery(Name = "list")]
    public string? Begun { get; set; }

    public IReadOnlyList<PickItem> Rooms { get; private set; } = [];

    /// <summary>Null while no room or no day is chosen.</summary>
    public IReadOnlyList<RoomPerson>? People { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (Begun is not null)
        {
            if (!long.TryParse(Begun, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || await db.Announcements.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id && known.RoomId != null) is not { } announcement)
                return NotFound();
            Form = RoomWriteForm.Of(announcement);
            return await ReshowAsync();
        }

        Form = new() { FormId = Guid.CreateVersion7(), Room = Room, Day = Day ?? DateText.Iso(Warsaw.DateOf(clock.GetUtcNow())) };
        if (Room is null)
            return await ReshowAsync();
        return await ShowAsync();
    }

    /// <summary>Who would get it; what is written stays.</summary>
    public Task<IActionResult> OnPostWhoAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var (where, words) = (Form.Where(Rooms, Note), Form.Read(Note));
        if (where is null || words is null)
            return Page();
        if (People is { Count: 0 })
        {
            Note(nameof(RoomWriteForm.Room), "Wrong.Room.Nobody");
            return Page();
        }

        var id = await desk.KeepAsync(where, Form.FormId, words, User.Actor());
        return new SeeOther(Url.Content("~" + LectureLinks.RoomAnnouncement(id)));
    }

    public async Task<IActionResult> ReshowAsync()
    {
        await LoadAsync();
        return Page();
    }

    private async Task<IActionResult> ShowAsync()
    {
        await LoadAsync();
        _ = Form.Where(Rooms, Note);
        return Page();
    }

    private async Task LoadAsync()
    {
        Rooms = [new("", texts["Room.Choose"]), .. (await db.RoomChoicesAsync(withArchived: true)).Select(room => new PickItem(room.Id.ToString(CultureInfo.InvariantCulture), room.Name, room.Venue))];
        if (Form.Where(Rooms, (_, _, _) => { }) is { } where)
            People = await db.PeopleInRoomAsync(where);
    }

    private void Note(string field, string key, params object[] named) => ModelState.AddModelError($"Form.{field}", texts[key, named]);
}

public sealed class RoomWriteForm : WordsForm
{
    public string? Room { get; set; }
    public string? Day { get; set; }

    public static RoomWriteForm Of(Announcement announcement)
    {
        RoomWriteForm form = new() { Room = announcement.Where!.RoomId.ToString(CultureInfo.InvariantCulture), Day = DateText.Iso(announcement.Where.Date) };
        form.Take(announcement);
        return form;
    }

    /// <param name="rooms">That can be chosen.</param>
    /// <param name="wrong">Is told each thing that is wrong.</param>
    /// <returns>Null when anything is.</returns>
    public RoomDay? Where(IReadOnlyList<PickItem> rooms, WrongAnswer wrong)
    {
        var room = rooms.FirstOrDefault(room => room.Value.Length > 0 && string.Equals(room.Value, Room, StringComparison.Ordinal));
        if (room is null)
            wrong(nameof(Room), "Wrong.Room");
        var day = TypedTime.Date(Day);
        if (day is null)
            wrong(nameof(Day), "Wrong.Day");
        return room is not null && day is { } date ? new(long.Parse(room.Value, CultureInfo.InvariantCulture), date) : null;
    }

    /// <inheritdoc cref="WriteForm.Read"/>
    public AnnouncementText? Read(WrongAnswer wrong) => ReadWords(wrong) is var (subject, body) ? new(AnnouncementAudience.Everybody, [], subject, body) : null;
}
