using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.LegalVersions;

/// <summary>Adds a version, beginning with the text in force now.</summary>
[Authorize(Policy = Rights.Admin)]
public sealed class AddModel(LegalTexts texts, LegalDesk desk, TimeProvider clock) : LegalFormModel(texts, desk)
{
    private readonly LegalTexts texts = texts;
    private readonly LegalDesk desk = desk;

    public override string HeadingKey => "AddTitle";

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (LegalForm.KindOf(RouteData.Values["name"] as string ?? "") is { } kind && LegalForm.CanBeWritten(kind))
            Kind = kind;
        else
            context.Result = NotFound();
    }

    public void OnGet()
    {
        var current = texts.Current(Kind, Warsaw.Today(clock), Languages.Polish.Code);
        foreach (var language in Languages.All)
        {
            if (texts.SourceOf(Kind, current.Version, language.Code) is var (title, body))
                Form.Fill(language, title, body.Trim());
        }
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<LegalVersionTexts> words)
    {
        if (!IsReady(words))
            return Page();
        await desk.AddAsync(Kind, Form.ToDraft(), User.Actor(), Form.FormId);
        return new SeeOther(Url.Content("~" + Links.Office.LegalTexts + "?stan=dodano"));
    }
}
