using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Order;

/// <summary>Another number of children and grown-ups, as the school told staff.</summary>
public sealed class CountModel(StartupsDb db, OrderDesk desk, TimeProvider clock) : GroupPage(db, clock), IReshow
{
    private const int MostAdults = 10;

    /// <summary>As typed.</summary>
    [BindProperty]
    public string? Children { get; set; }

    /// <inheritdoc cref="Children"/>
    [BindProperty]
    public string? Adults { get; set; }

    /// <summary>Of the group as it was on the screen.</summary>
    [BindProperty]
    public int Version { get; set; }

    public void OnGet() => (Children, Adults, Version) = (Text(Enrolment.Seats + Group.ChildrenAskedMore), Text(Group.Adults), Group.Version);

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<OrderTexts> texts)
    {
        if (Typed(Children) is not (>= SchoolGroup.FewestChildren and <= SchoolGroup.MostChildren and var children))
            ModelState.AddModelError(nameof(Children), texts["Wrong.Children", SchoolGroup.FewestChildren, SchoolGroup.MostChildren]);
        else if (Typed(Adults) is not (>= 1 and <= MostAdults and var adults))
            ModelState.AddModelError(nameof(Adults), texts["Wrong.Adults", MostAdults]);
        else
        {
            switch (await desk.CountAsync(Group, Version, children, adults, User.Actor()))
            {
                case CountOutcome.Done(_, var askedMore):
                    return BackWith(askedMore > 0 ? "prosi" : "liczby");
                case CountOutcome.IsOut:
                    return BackWith("po-wszystkim");
                default:
                    ModelState.Remove(nameof(Version));
                    Version = Group.Version;
                    ModelState.AddModelError("", texts["Wrong.Overtaken"]);
                    break;
            }
        }

        return Page();
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static int? Typed(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
