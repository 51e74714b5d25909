using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Placing;
using Lublin.Startups.Web.Pages.Office.Asking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Placing;

/// <summary>Writes down that a school, a host or animators refused; the address says which.</summary>
public sealed class RefuseQuestion(StartupsDb db, PlacingDesk desk, IStringLocalizer<PlacingTexts> texts) : Question(texts)
{
    private const int LongestReason = 300;
    private Pairing pairing = null!;
    private int year;

    private PairingSide Side => Page.Verb is "odmowa-szkoly" ? PairingSide.School : PairingSide.Supply;

    private string Who => Side == PairingSide.School ? "School" : pairing.Kind.ToString();

    public override async Task<IActionResult?> FindAsync()
    {
        var seasons = db.Seasons;
        var found = await db.Pairings.AsNoTracking().Include(each => each.Group.School).Where(each => each.Id == Page.Id && each.EndedAt == null)
            .Join(seasons, each => each.Group.EditionId, season => season.EditionId, (each, season) => new { Pairing = each, season.Year }).SingleOrDefaultAsync();
        if (found is null)
            return new NotFoundResult();
        (pairing, year) = (found.Pairing, found.Year);
        return null;
    }

    public override Task<Ask?> AskAsync() => Task.FromResult<Ask?>(new(Texts[$"Refused.{Who}"], Texts["Refused.Do"], PathOf(KidsLinks.Placing(year)), Texts["Back"])
    {
        About = $"„{pairing.Group.Label}”, {pairing.Group.School.Name}",
        Then = [Texts["Refused.Then"]],
        Why = new("Field.Reason", "Field.Reason.Hint", 2),
    });

    public override async Task<IActionResult?> DoAsync()
    {
        var reason = Page.Reason?.Trim();
        if (string.IsNullOrEmpty(reason) || reason.Length > LongestReason)
            return Wrong(Texts["Wrong.Reason", LongestReason], nameof(Page.Reason));
        await desk.RefuseAsync(pairing.Id, Side, reason, Actor);
        return GoTo($"{KidsLinks.Placing(year)}?stan=odmowiono");
    }
}
