using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Office.Asking;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.LegalVersions;

/// <summary>Removes a version that is not in force yet.</summary>
public sealed class RemoveVersionQuestion(StartupsDb db, LegalDesk desk, IStringLocalizer<LegalVersionTexts> texts) : Question(texts)
{
    private const string Versions = Links.Office.LegalTexts;

    public override async Task<Ask?> AskAsync() =>
        await db.LegalVersions.AsNoTracking().SingleOrDefaultAsync(version => version.Id == Page.Id) is not { } version ? null
        : new(Texts["RemoveTitle", Texts[$"Kind.{version.Kind}"].Value], Texts["Remove"], PathOf(Versions), Texts["Back"])
        {
            Crumbs = [(PathOf(Versions), Texts["Title"])],
            Then = [Texts["RemoveQuestion", version.Title, DateText.Date(version.ValidFrom)]],
            IsGrave = true,
        };

    public override async Task<IActionResult?> DoAsync() => GoTo($"{Versions}?stan={(await desk.RemoveAsync(Page.Id, Actor) ? "usunieto" : "zostaje")}");
}
