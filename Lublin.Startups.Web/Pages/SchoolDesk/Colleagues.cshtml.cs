using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.SchoolDesk;

/// <summary>Who may work at the school's desk; any of them lets colleagues in, and ends their access.</summary>
public sealed class ColleaguesModel(SchoolDoor door, StartupsDb db, AccessDesk desk, IStringLocalizer<DeskTexts> texts) : DeskPage(door), IReshow
{
    private const int LongestName = 100;

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    [BindProperty]
    public ColleagueForm Form { get; set; } = new();

    public IReadOnlyList<SchoolContact> People { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var name = Form.Name?.Trim();
        if (string.IsNullOrEmpty(name) || name.Length > LongestName)
            ModelState.AddModelError("Form.Name", texts["Wrong.Name"]);
        var email = EmailAddress.Check(Form.Email) as EmailCheck.Valid;
        if (email is null)
            ModelState.AddModelError("Form.Email", texts["Wrong.Email"]);
        if (!ModelState.IsValid)
            return await ReshowAsync();
        switch (await desk.InviteAsync(Contact, name!, email!.Address))
        {
            case InviteColleagueOutcome.Done:
                return Back("zaproszono");
            case InviteColleagueOutcome.IsIn:
                ModelState.AddModelError("Form.Email", texts["Wrong.IsIn"]);
                break;
            default:
                ModelState.AddModelError("", texts["Wrong.Full", SchoolContact.Most]);
                break;
        }

        return await ReshowAsync();
    }

    public async Task<IActionResult> OnPostEndAsync(long id) => Back(await desk.EndAsync(School.Id, id, AccessDesk.ActorOf(Contact)) ? "zakonczono" : "nic");

    public async Task<IActionResult> ReshowAsync()
    {
        await LoadAsync();
        return Page();
    }

    private SeeOther Back(string done) => new(Url.Content($"~{SchoolLinks.Colleagues}?stan={done}"));

    private async Task LoadAsync()
    {
        var today = Warsaw.Today(HttpContext.RequestServices.GetRequiredService<TimeProvider>());
        People = [.. (await db.SchoolContacts.AsNoTracking().Where(contact => contact.SchoolId == School.Id && contact.EndedAt == null).OrderBy(contact => contact.Id).ToListAsync()).Where(contact => contact.IsActiveOn(today))];
    }
}

public sealed class ColleagueForm
{
    public string? Name { get; set; }
    public string? Email { get; set; }
}
