using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.LegalVersions;

/// <summary>Says something else in a version that does not hold yet.</summary>
[Authorize(Policy = Rights.Admin)]
public sealed class ChangeModel(StartupsDb db, LegalTexts texts, LegalDesk desk) : LegalFormModel(texts, desk)
{
    private readonly LegalDesk desk = desk;
    private LegalVersion version = null!;

    [FromRoute]
    public long Id { get; set; }

    public override string HeadingKey => "ChangeTitle";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await db.LegalVersions.AsNoTracking().SingleOrDefaultAsync(each => each.Id == Id) is not { } found)
        {
            context.Result = NotFound();
            return;
        }

        (version, Kind) = (found, found.Kind);
        await next();
    }

    public void OnGet()
    {
        Form.ValidFrom = version.ValidFrom;
        foreach (var language in Languages.All)
        {
            var (title, body) = (version.Title.In(language.Code), version.Body.In(language.Code));
            if (string.Equals(title.Language, language.Code, StringComparison.Ordinal))
                Form.Fill(language, title.Text, body.Text);
        }
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<LegalVersionTexts> words)
    {
        if (!IsReady(words))
            return Page();
        return new SeeOther(Url.Content("~/biuro/teksty?stan=" + (await desk.ChangeAsync(Id, Form.ToDraft(), User.Actor()) ? "zmieniono" : "zostaje")));
    }
}
