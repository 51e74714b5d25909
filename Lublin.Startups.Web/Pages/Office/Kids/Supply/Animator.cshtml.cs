using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Supply;

/// <summary>Somebody who leads meetings: name, address, hours; a new one or a known one.</summary>
public sealed class AnimatorModel(StartupsDb db, SupplyDesk desk, IStringLocalizer<SupplyTexts> texts) : SeasonPage(db), IReshow
{
    private const string New = "nowa";
    private readonly StartupsDb db = db;

    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty]
    public AnimatorForm Form { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public Animator? Animator { get; private set; }

    public bool IsOvertaken { get; private set; }

    /// <summary>Presenters who lead no meetings yet; for a new one.</summary>
    public IReadOnlyList<PickItem> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Animator is not null)
            Form = AnimatorForm.Of(Animator);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Form.Read(ModelState, texts) is not var (person, facts))
            return Page();
        if (Animator is null && long.TryParse(Form.Known, NumberStyles.None, CultureInfo.InvariantCulture, out var presenter))
        {
            if (!People.Any(item => string.Equals(item.Value, Form.Known, StringComparison.Ordinal)) && !await db.Animators.AnyAsync(animator => animator.PresenterId == presenter))
                return NotFound();
            await desk.AddAnimatorAsync(presenter, facts, Form.FormId, User.Actor());
        }
        else if (Animator is null)
        {
            await desk.AddAnimatorAsync(person, facts, Form.FormId, User.Actor());
        }
        else if (!await desk.ChangeAnimatorAsync(Animator.PresenterId, Form.Version, person, facts, User.Actor()))
        {
            await LoadAsync();
            (IsOvertaken, Form.Version) = (true, Animator.Version);
            return Page();
        }

        return new SeeOther(Url.Content($"~{KidsLinks.Animators(Year)}?stan=zapisano"));
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<bool> LoadAsync()
    {
        if (string.Equals(Key, New, StringComparison.Ordinal))
        {
            var animators = db.Animators;
            var others = await db.Presenters.Where(presenter => presenter.ArchivedAt == null && !animators.Any(animator => animator.PresenterId == presenter.Id))
                .OrderBy(presenter => presenter.Name).ThenBy(presenter => presenter.Id).Select(presenter => new { presenter.Id, presenter.Name }).ToListAsync();
            People = [new("", texts["Known.None"]), .. others.Select(presenter => new PickItem(presenter.Id.ToString(CultureInfo.InvariantCulture), presenter.Name))];
            return true;
        }

        Animator = long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await db.Animators.AsNoTracking().Include(animator => animator.Presenter).SingleOrDefaultAsync(animator => animator.PresenterId == id)
            : null;
        return Animator is not null;
    }
}

public sealed class AnimatorForm
{
    private const int LongestName = 100;
    private const int MostAWeek = 20;

    /// <summary>A presenter whom the office knows; empty for somebody new.</summary>
    public string? Known { get; set; }

    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? PerWeek { get; set; } = "3";
    public string? Trained { get; set; }
    public string? Ends { get; set; }

    /// <summary>Places of the blocks in which they can.</summary>
    public IList<int> Hours { get; set; } = [];

    public int Version { get; set; }
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    public static AnimatorForm Of(Animator animator) => new()
    {
        Name = animator.Presenter.Name,
        Email = animator.Presenter.Email,
        Phone = animator.Presenter.Phone is { } number ? PhoneNumber.Display(number) : null,
        PerWeek = animator.MaxMeetingsWeek.ToString(CultureInfo.InvariantCulture),
        Trained = animator.TrainedOn is { } trained ? TypedTime.Write(trained) : null,
        Ends = animator.EndsOn is { } ends ? TypedTime.Write(ends) : null,
        Hours = [.. animator.Hours.All.Select(block => block.Place)],
        Version = animator.Version,
    };

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public (PresenterFacts Person, AnimatorFacts Facts)? Read(ModelStateDictionary state, IStringLocalizer texts)
    {
        var isKnown = !string.IsNullOrEmpty(Known);
        if (!isKnown && (string.IsNullOrWhiteSpace(Name) || Name.Trim().Length > LongestName))
            state.AddModelError("Form.Name", texts["Wrong.Person"]);
        var (email, phone) = isKnown ? default : Contacts.Read(Email, Phone, state, texts);
        var isNumber = int.TryParse(PerWeek, NumberStyles.None, CultureInfo.InvariantCulture, out var perWeek) && perWeek is >= 1 and <= MostAWeek;
        if (!isNumber)
            state.AddModelError("Form.PerWeek", texts["Wrong.PerWeek", MostAWeek]);
        foreach (var (field, typed) in new[] { (nameof(Trained), Trained), (nameof(Ends), Ends) })
        {
            if (!string.IsNullOrWhiteSpace(typed) && TypedTime.Date(typed) is null)
                state.AddModelError($"Form.{field}", texts["Wrong.Date"]);
        }

        if (!state.IsValid)
            return null;
        var hours = Hours.Where(place => place is >= 0 and < TimeBlocks.Days * TimeBlocks.PerDay).Aggregate(TimeBlocks.None, (all, place) => all.With(TimeBlock.At(place)));
        return (new PresenterFacts(Name?.Trim() ?? "", new("pl", texts["Bio"])) { Email = email, Phone = phone }, new(hours, perWeek, TypedTime.Date(Trained), TypedTime.Date(Ends)));
    }
}
