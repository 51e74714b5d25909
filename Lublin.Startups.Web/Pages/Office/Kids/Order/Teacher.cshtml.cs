using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Order;

/// <summary>Another teacher in charge, or what is corrected of them.</summary>
public sealed class TeacherModel(StartupsDb db, OrderDesk desk, TimeProvider clock) : GroupPage(db, clock), IReshow
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    /// <inheritdoc cref="CountModel.Version"/>
    [BindProperty]
    public int Version { get; set; }

    public void OnGet() => (Name, Email, Phone, Version) = (Group.TeacherName, Group.TeacherEmail, Group.TeacherPhone is { } phone ? PhoneNumber.Display(phone) : null, Group.Version);

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<OrderTexts> texts)
    {
        var (name, email, phone) = (PersonName.Check(Name) as NameCheck.Valid, EmailAddress.Check(Email) as EmailCheck.Valid, PhoneNumber.Check(Phone) as PhoneCheck.Valid);
        if (name is null)
            ModelState.AddModelError(nameof(Name), texts["Wrong.Name"]);
        if (email is null)
            ModelState.AddModelError(nameof(Email), texts["Wrong.Email"]);
        if (phone is null)
            ModelState.AddModelError(nameof(Phone), texts["Wrong.Phone"]);
        if (!ModelState.IsValid)
            return Page();
        switch (await desk.CorrectTeacherAsync(Group, Version, new(name!.Name, email!.Address, phone!.Number), User.Actor()))
        {
            case CountOutcome.Done:
                return BackWith("nauczyciel");
            case CountOutcome.IsOut:
                return BackWith("po-wszystkim");
            default:
                ModelState.Remove(nameof(Version));
                Version = Group.Version;
                ModelState.AddModelError("", texts["Wrong.Overtaken"]);
                return Page();
        }
    }
}
