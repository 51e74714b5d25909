using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.LegalVersions;

/// <summary>Changes the text of a version that is not in force yet.</summary>
[Authorize(Policy = Rights.Admin)]
public sealed class ChangeModel(StartupsDb db, LegalTexts texts, LegalDesk desk) : LegalFormModel(texts, desk)
{
    private readonly LegalDesk desk = desk;
    // Null when somebody took it back while the form was open.
    private LegalVersion? version;

    [FromRoute]
    public long Id { get; set; }

    public override string HeadingKey => "ChangeTitle";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        version = await db.LegalVersions.AsNoTracking().SingleOrDefaultAsync(each => each.Id == Id);
        if ((version?.Kind ?? (HttpMethods.IsPost(Request.Method) ? Form.Kind : null)) is not { } kind || !LegalForm.CanBeWritten(kind))
        {
            context.Result = NotFound();
            return;
        }

        Kind = kind;
        await next();
    }

    public void OnGet() => Form = LegalForm.Of(version!);

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<LegalVersionTexts> words)
    {
        if (version is null)
            return Gone(words);
        if (!IsReady(words))
            return Page();
        switch (await desk.ChangeAsync(Id, Form.ToDraft(), User.Actor(), Form.Seen ?? ""))
        {
            case LegalOutcome.Changed:
                return new SeeOther(Url.Content("~" + Links.Office.LegalTexts + "?stan=zmieniono"));
            case LegalOutcome.Overtaken:
                var stored = LegalForm.Of(await db.LegalVersions.AsNoTracking().SingleAsync(each => each.Id == Id));
                Meanwhile = await Meanwhile.OfAsync(db, "text", Id, Form.Fields(words), stored.Fields(words));
                Form.Seen = stored.Seen;
                return Page();
            case LegalOutcome.Gone:
                return Gone(words);
            default:
                ModelState.AddModelError("", words["Wrong.Stays"]);
                return Page();
        }
    }

    // What was typed stays, and can be kept as another version.
    private PageResult Gone(IStringLocalizer<LegalVersionTexts> words)
    {
        ModelState.AddModelError("", words["Wrong.Gone"]);
        Action = Url.Content("~" + Links.Office.NewLegalText(LegalForm.NameOf(Kind)));
        return Page();
    }
}
