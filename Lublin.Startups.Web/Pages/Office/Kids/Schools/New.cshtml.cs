using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Schools;

/// <summary>Staff write down a school that the register does not have.</summary>
public sealed class NewModel(StartupsDb db, RegisterDesk desk, IStringLocalizer<SchoolsTexts> texts) : SeasonPage(db), IReshow
{
    [BindProperty]
    public SchoolForm Form { get; set; } = new();

    public IReadOnlyList<PickItem> Types => [.. Enum.GetValues<SchoolType>().Where(type => type != SchoolType.Complex).Select(type => new PickItem(type.ToString(), texts[$"Type.{type}"]))];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var isNumber = int.TryParse(Form.Rspo?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var rspo) && rspo > 0;
        if (!isNumber)
            ModelState.AddModelError("Form.Rspo", texts["Wrong.Rspo"]);
        foreach (var (field, typed) in new[] { ("Name", Form.Name), ("Street", Form.Street), ("Town", Form.Town) })
        {
            if (string.IsNullOrWhiteSpace(typed) || typed.Trim().Length > SchoolFacts.Longest || (field is "Town" && !RegisterFile.IsOfTheCity(typed)))
                ModelState.AddModelError($"Form.{field}", texts[$"Wrong.{field}"]);
        }

        if (EmailAddress.Check(Form.Email) is not EmailCheck.Valid email)
        {
            ModelState.AddModelError("Form.Email", texts["Wrong.Email"]);
            return Page();
        }

        if (!ModelState.IsValid)
            return Page();
        var type = Enum.TryParse<SchoolType>(Form.Type, out var typed2) && typed2 != SchoolType.Complex ? typed2 : SchoolType.Other;
        if (await desk.AddAsync(rspo, new(Form.Name!.Trim(), type, Form.Street!.Trim(), Form.Town!.Trim(), email.Address), User.Actor()))
            return new SeeOther(Url.Content($"~{KidsLinks.Schools(Year)}?stan=dodano"));
        ModelState.AddModelError("Form.Rspo", texts["Wrong.Known"]);
        return Page();
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());
}

public sealed class SchoolForm
{
    public string? Rspo { get; set; }
    public string? Name { get; set; }
    public string? Type { get; set; }
    public string? Street { get; set; }
    public string? Town { get; set; }
    public string? Email { get; set; }
}
