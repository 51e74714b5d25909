using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Pages.Office.Asking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Supply;

/// <summary>Ends the link to an animator's own page.</summary>
public sealed class AnimatorLinkQuestion(StartupsDb db, SupplyDesk desk, IStringLocalizer<SupplyTexts> texts) : Question(texts)
{
    private string? name;

    private string Back => KidsLinks.Animator(Page.Year, Page.Id);

    public override async Task<IActionResult?> FindAsync()
    {
        name = await db.Animators.Where(animator => animator.PresenterId == Page.Id).Select(animator => animator.Presenter.Name).SingleOrDefaultAsync();
        return name is null ? new NotFoundResult() : null;
    }

    public override Task<Ask?> AskAsync() => Task.FromResult<Ask?>(new(Texts["Link.Ask", name!], Texts["Link.Revoke"], PathOf(Back), Texts["Back"]) { Then = [Texts["Link.Then"]], IsGrave = true });

    public override async Task<IActionResult?> DoAsync()
    {
        await desk.RevokeLinkAsync(Page.Id, Actor);
        return GoTo($"{KidsLinks.Animators(Page.Year)}?stan=zapisano");
    }
}
