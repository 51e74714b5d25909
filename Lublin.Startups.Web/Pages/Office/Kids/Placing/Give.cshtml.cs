using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Placing;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Placing;

/// <summary>Staff choose what a group gets; what the rules forbid is refused with the rule.</summary>
public sealed class GiveModel(StartupsDb db, PlacingDesk desk, IStringLocalizer<PlacingTexts> texts) : SeasonPage(db), IReshow
{
    private readonly StartupsDb db = db;

    [FromRoute]
    public long Group { get; set; }

    /// <summary>As addresses name it.</summary>
    [FromRoute]
    public string What { get; set; } = "";

    [BindProperty]
    public GiveForm Form { get; set; } = new();

    public MeetingKind Kind { get; private set; }
    public SchoolGroup Whose { get; private set; } = null!;
    public PlacingSheet Sheet { get; private set; } = null!;
    public PlacingWords Words { get; private set; } = null!;

    /// <summary>The windows of the kind, each with what is against it.</summary>
    public IReadOnlyList<PickItem> Windows => [new("", texts["Choose"]), .. Sheet.Windows.Where(window => window.Kind == Kind).Select(window => new PickItem(Text(window.Id), Described(window)))];

    public IReadOnlyList<PickItem> Animators => [new("", texts["Choose"]), .. Sheet.Animators.Select(animator => new PickItem(Text(animator.PresenterId), animator.Presenter.Name))];

    public IReadOnlyList<PickItem> Blocks => [new("", texts["Choose"]), .. Whose.Blocks.All.Where(block => Whose.Blocks.Fits(block, Sheet.Minutes)).Select(block => new PickItem(Text(block.Place), PlacingWords.Of(block)))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Given.Of(Sheet.Of(Group, Kind)) is { } has)
            Form = new() { Window = Text(has.Window), One = Text(has.One), Other = Text(has.Other), Block = Text(has.Block) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Wanted() is not { } wanted)
            return Page();
        switch (await desk.GiveAsync(Season, Group, Kind, wanted, User.Actor()))
        {
            case GiveOutcome.Done:
                return new SeeOther(Url.Content($"~{KidsLinks.Placing(Year)}?stan=dano"));
            case GiveOutcome.Against(var rule):
                ModelState.AddModelError(Kind == MeetingKind.Animators ? "Form.Block" : "Form.Window", texts[$"Wrong.{rule}"]);
                return Page();
            case GiveOutcome.Taken(var other):
                ModelState.AddModelError(Kind == MeetingKind.Animators ? "Form.Block" : "Form.Window", texts["Wrong.Taken", Sheet.Groups.First(group => group.Id == other).Label]);
                return Page();
            default:
                return NotFound();
        }
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private Given? Wanted()
    {
        if (Kind != MeetingKind.Animators)
        {
            if (Number(Windows, Form.Window) is { } window)
                return Given.OfWindow(window);
            ModelState.AddModelError("Form.Window", texts["Wrong.Window"]);
            return null;
        }

        var (one, other, block) = (Number(Animators, Form.One), Number(Animators, Form.Other), Number(Blocks, Form.Block));
        if (one is null)
            ModelState.AddModelError("Form.One", texts["Wrong.Animator"]);
        if (other is null || other == one)
            ModelState.AddModelError("Form.Other", texts[other is null ? "Wrong.Animator" : "Wrong.SameAnimator"]);
        if (block is null)
            ModelState.AddModelError("Form.Block", texts["Wrong.Block"]);
        return ModelState.IsValid ? Given.OfAnimators(one!.Value, other!.Value, TimeBlock.At((int)block!.Value)) : null;
    }

    private string Described(VisitWindow window) => Sheet.Facts(window).Against(PlacingSheet.Facts(Whose)) is { } rule ? texts["Window.Not", Words.Of(window), texts[$"Rule.{rule}"].Value]
        : Sheet.Pairings.FirstOrDefault(pairing => pairing.WindowId == window.Id && pairing.GroupId != Group) is { } held ? texts["Window.Of", Words.Of(window), Sheet.Groups.FirstOrDefault(group => group.Id == held.GroupId)?.Label ?? ""]
        : Words.Of(window);

    private async Task<bool> LoadAsync()
    {
        Sheet = await PlacingSheet.ReadAsync(db, Season);
        Words = new(texts, Sheet);
        if (KidsLinks.MeetingOf(What) is not { } kind || Sheet.Groups.FirstOrDefault(group => group.Id == Group) is not { } whose)
            return false;
        (Kind, Whose) = (kind, whose);
        return true;
    }

    private static long? Number(IEnumerable<PickItem> items, string? typed) =>
        items.Any(item => item.Value.Length > 0 && string.Equals(item.Value, typed, StringComparison.Ordinal)) ? long.Parse(typed!, CultureInfo.InvariantCulture) : null;

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}

public sealed class GiveForm
{
    public string? Window { get; set; }
    public string? One { get; set; }
    public string? Other { get; set; }
    public string? Block { get; set; }
}
