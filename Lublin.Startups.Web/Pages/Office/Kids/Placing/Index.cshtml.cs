using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Placing;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Placing;

/// <summary>What every group of a season has of what there is too little of, and what planning anew would change.</summary>
public sealed class IndexModel(StartupsDb db, PlacingDesk desk, IStringLocalizer<PlacingTexts> texts) : SeasonPage(db)
{
    private readonly StartupsDb db = db;

    public static IReadOnlyList<MeetingKind> Kinds { get; } = [MeetingKind.CompanyVisit, MeetingKind.CreativeHour, MeetingKind.Animators];

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    /// <summary>The proposal that was looked at.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    public PlacingSheet Sheet { get; private set; } = null!;
    public PlacingProposal Proposal { get; private set; } = null!;
    public PlacingWords Words { get; private set; } = null!;

    /// <summary>Somebody changed what the proposal was made of; the page shows the new one.</summary>
    public bool IsOther { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await desk.ApplyAsync(Season, Seen ?? "", User.Actor()))
            return Back("zapisano");
        IsOther = true;
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostPinAsync(long id, bool pinned) => Back(await desk.PinAsync(id, pinned, User.Actor()) ? pinned ? "przypieto" : "odpieto" : "nic");

    public async Task<IActionResult> OnPostAgreeAsync(long id, PairingSide side) => Back(await desk.AgreeAsync(id, side, User.Actor()) ? "uzgodniono" : "nic");

    private SeeOther Back(string done) => new(Url.Content($"~{KidsLinks.Placing(Year)}?stan={done}"));

    private async Task LoadAsync()
    {
        Sheet = await PlacingSheet.ReadAsync(db, Season);
        Proposal = Sheet.Propose();
        Words = new(texts, Sheet);
    }
}
