using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Pages.Office.Asking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Seasons;

/// <summary>A question about the numbers of one season; the address names its year.</summary>
public abstract class FigureQuestion(StartupsDb db, IStringLocalizer<SeasonsTexts> texts) : Question(texts)
{
    protected Season Season { get; private set; } = null!;
    protected bool IsFrozen { get; private set; }
    protected string Path => KidsLinks.Figures(Season.Year);

    public override async Task<IActionResult?> FindAsync()
    {
        var year = (int)Page.Id;
        if (await db.SeasonAsync(year) is not { } season)
            return new NotFoundResult();
        Season = season;
        IsFrozen = await db.FrozenSeasons.AnyAsync(frozen => frozen.Year == year);
        return null;
    }

    public override IActionResult NothingToAsk() => new RedirectResult(PathOf(Path + "?stan=bez-zmian"));

    protected IActionResult Done(bool isDone, string state) => GoTo($"{Path}?stan={(isDone ? state : "bez-zmian")}");
}

/// <summary>Keeps the numbers for ever; shows them first.</summary>
public sealed class FreezeQuestion(StartupsDb db, FigureDesk desk, IStringLocalizer<SeasonsTexts> texts) : FigureQuestion(db, texts)
{
    private readonly StartupsDb db = db;

    public override async Task<Ask?> AskAsync() => IsFrozen || Season.Edition.PublishedAt is null || Season.Edition.LastEnd > Page.Now
        ? null
        : new(Texts["Freeze.Title", Season.Year], Texts["Freeze"], PathOf(Path), Texts["Keep"])
        {
            Then = [Texts["Freeze.Text"]],
            Names = [.. FiguresModel.Lines(await db.SeasonFiguresAsync(Season.EditionId)).Select(line => Texts["Freeze.Line", Texts[$"Figure.{line.Name}"].Value, line.Number].Value)],
        };

    public override async Task<IActionResult?> DoAsync() => Done(await desk.FreezeAsync(Season.Year, Actor), "zatwierdzono");
}

/// <summary>Deletes the teachers of the groups, and all notes.</summary>
public sealed class ForgetContactsQuestion(StartupsDb db, FigureDesk desk, IStringLocalizer<SeasonsTexts> texts) : FigureQuestion(db, texts)
{
    public override Task<Ask?> AskAsync() => Task.FromResult(!IsFrozen ? null : new Ask(Texts["Forget.Title", Season.Year], Texts["Forget"], PathOf(Path), Texts["Keep"])
    {
        Then = [Texts["Forget.Text"]],
        IsGrave = true,
    });

    public override async Task<IActionResult?> DoAsync() => Done(await desk.ForgetContactsAsync(Season.Year, Actor) is not null, "zapomniano");
}
