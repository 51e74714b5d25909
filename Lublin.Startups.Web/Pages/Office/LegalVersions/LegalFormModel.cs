using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.LegalVersions;

/// <summary>A page on which a version is written, and looked at before it is kept.</summary>
public abstract class LegalFormModel(LegalTexts texts, LegalDesk desk) : PageModel, IReshow
{
    [BindProperty]
    public LegalForm Form { get; set; } = new();

    /// <summary>Only looks at it.</summary>
    [BindProperty(Name = "podglad")]
    public bool OnlyLooks { get; set; }

    /// <summary>A far day that is asked about; null when none is.</summary>
    public FarDay? Far { get; private set; }

    public LegalTextKind Kind { get; protected set; }

    public string Action { get; protected set; } = "";

    /// <summary>What somebody else saved while this form was open; null when nobody did.</summary>
    public Meanwhile? Meanwhile { get; protected set; }

    public DateOnly Earliest => desk.Earliest;

    /// <summary>How each language would look; empty while nobody has asked.</summary>
    public IReadOnlyList<(Language Language, string Title, string Html)> Looks { get; private set; } = [];

    /// <summary>What the page is called: a key.</summary>
    public abstract string HeadingKey { get; }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());

    /// <summary>Whether the form can be kept as it is; says what is wrong next to the fields, and makes the preview if asked.</summary>
    protected bool IsReady(IStringLocalizer<LegalVersionTexts> words)
    {
        List<(Language, string, string)> looks = [];
        Far = HttpContext.RequestServices.GetRequiredService<FarDays>().Check(ModelState, ("Form.SureOf", Form.SureOf), ("Form.ValidFrom", Form.FirstDay));
        foreach (var (field, key) in Form.Faults(desk.Earliest))
            ModelState.AddModelError($"Form.{field}", words[key, DateText.Date(desk.Earliest)]);
        foreach (var (language, suffix, title, body) in Form.ByLanguage().Where(text => !string.IsNullOrWhiteSpace(text.Body)))
        {
            try
            {
                looks.Add((language, title ?? "", texts.Preview(body!, language.Code)));
            }
            catch (InvalidDataException)
            {
                ModelState.AddModelError($"Form.Body{suffix}", words["Wrong.Placeholder"]);
            }
        }

        if (OnlyLooks)
            Looks = looks;
        return ModelState.IsValid && !OnlyLooks;
    }
}
