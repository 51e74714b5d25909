using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Writes a letter to all or to those who were picked; it is seen before it goes.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class WriteModel(StartupsDb db, AnnouncementDesk desk, TimeProvider clock) : PeopleOfEditionModel(db, clock), IWordsPage, IReshow
{
    private readonly StartupsDb db = db;

    [BindProperty]
    public WriteForm Form { get; set; } = new();

    WordsForm IWordsPage.Form => Form;

    /// <summary>Enrolments picked in the list.</summary>
    [FromQuery(Name = "z")]
    public IReadOnlyList<long> Picked { get; set; } = new List<long>();

    /// <summary>A letter that was begun, to be changed.</summary>
    [FromQuery(Name = "list")]
    public long? Begun { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (Begun is not { } id)
        {
            Form = new() { FormId = Guid.CreateVersion7(), Picked = Picked, Audience = (Picked.Count > 0 ? AnnouncementAudience.Picked : AnnouncementAudience.Confirmed).ToString() };
            return Page();
        }

        if (await db.Announcements.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id && known.EditionId == Id) is not { } announcement)
            return NotFound();
        Form = WriteForm.Of(announcement);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<PeopleTexts> texts)
    {
        var text = Form.Read((field, key, named) => ModelState.AddModelError($"Form.{field}", texts[key, named]));
        if (text is null)
            return Page();
        var id = await desk.KeepAsync(Id, Form.FormId, text, User.Actor());
        return new SeeOther(FormattableString.Invariant($"{ListPath}/napisz/{id}"));
    }
}

public sealed class WriteForm : WordsForm
{
    public string? Audience { get; set; }
    public IReadOnlyList<long> Picked { get; set; } = new List<long>();

    public static WriteForm Of(Announcement announcement)
    {
        WriteForm form = new() { Audience = announcement.Audience.ToString(), Picked = announcement.Picked };
        form.Take(announcement);
        return form;
    }

    /// <param name="wrong">Is told each thing that is wrong.</param>
    /// <returns>Null when anything is.</returns>
    public AnnouncementText? Read(WrongAnswer wrong)
    {
        var isKnown = Enum.TryParse<AnnouncementAudience>(Audience, out var audience) && Enum.IsDefined(audience) && (audience != AnnouncementAudience.Picked || Picked.Count > 0);
        if (!isKnown)
            wrong(nameof(Audience), "Wrong.Audience");
        return ReadWords(wrong) is var (subject, body) && isKnown ? new(audience, Picked, subject, body) : null;
    }
}
