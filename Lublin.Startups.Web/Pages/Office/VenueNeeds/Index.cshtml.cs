using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.VenueNeeds;

/// <summary>What the people of an edition need: for staff with names, for the venue in numbers, and until when an interpreter can be ordered.</summary>
public sealed class IndexModel(StartupsDb db, NeedsDesk desk, TimeProvider clock) : PageModel, IReshow
{
    [FromRoute]
    public long Id { get; set; }

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    /// <summary>The summary that was on the screen.</summary>
    [BindProperty]
    public string? Shown { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public EditionNeeds Needs { get; private set; } = null!;
    public string ToldBy { get; private set; } = "";

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<VenueNeedsTexts> texts)
    {
        if (await desk.TellAsync(Id, Shown ?? "", User.Actor()))
            return new SeeOther($"{Here()}?stan=przekazano");
        ModelState.AddModelError("", texts["Wrong.Changed"]);
        return await ShowAsync();
    }

    public Task<IActionResult> ReshowAsync() => ShowAsync();

    public string Here() => Url.Content("~" + Links.Office.Edition(Id, "potrzeby"));

    /// <summary>How much time is left to order an interpreter, in words; null when none is.</summary>
    public string? Left(IStringLocalizer texts)
    {
        var left = Needs.Deadline - Now;
        return left <= TimeSpan.Zero ? null
            : left >= TimeSpan.FromDays(2) ? texts.Plural("Left.Days", (int)left.TotalDays)
            : left >= TimeSpan.FromHours(1) ? texts.Plural("Left.Hours", (int)left.TotalHours)
            : texts["Left.LastHour"];
    }

    /// <summary>The message for the venue, line by line, without names.</summary>
    public IReadOnlyList<string> Message(IStringLocalizer texts) =>
    [
        texts.Of(Needs.Edition.Programme.Kind)["Venue.Programme", Needs.Edition.Programme.Title.In("pl").Text],
        .. Needs.Edition.Held.Select(session => $"{DateText.Full(session.Date, session.Start, session.End)}, {Place(session, texts)}"),
        .. Needs.Summary.IsEmpty ? [texts["Venue.Nothing"].Value] : Needs.Summary.Counts.Select(count => texts.Plural($"Venue.{count.Need}", count.People)),
    ];

    private static string Place(Web.Programmes.Session session, IStringLocalizer texts) => session.Room is { } room ? $"{room.Name}, {room.Venue.Name}" : texts["Online"];

    private async Task<IActionResult> ShowAsync()
    {
        if (await db.EditionNeedsAsync(Id) is not { } needs)
            return NotFound();
        Needs = needs;
        if (needs.LastTold is { } told)
            ToldBy = (await db.StaffNamesAsync([told.ToldBy])).GetValueOrDefault(told.ToldBy) ?? "";
        return Page();
    }
}
