using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Universities;

/// <summary>How long it takes between campuses: one row a pair, for both ways.</summary>
public sealed class TravelModel(StartupsDb db, UniversityDesk desk, IStringLocalizer<UniversitiesTexts> texts) : PageModel, IReshow
{
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    /// <summary>One a pair, in the order of <see cref="Pairs"/>.</summary>
    [BindProperty]
    public IList<TravelRowForm> Rows { get; set; } = [];

    public IReadOnlyList<CampusPair> Pairs { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        var known = await db.TravelTimesAsync();
        Rows = [.. Pairs.Select(pair => TravelRowForm.Of(pair.Key, known.TryGetValue(pair.Key, out var minutes) ? minutes : null))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var typed = Rows.Select(row => row.Read()).Where(row => row.Change is { } change && Pairs.Any(pair => pair.Key == (change.CampusA, change.CampusB)))
            .Select(row => (Change: row.Change!, row.IsSound)).DistinctBy(row => (row.Change.CampusA, row.Change.CampusB)).ToList();
        List<((long A, long B) Pair, string Wrong)> wrong =
            [.. typed.Where(row => !row.IsSound).Select(row => ((row.Change.CampusA, row.Change.CampusB), texts["Wrong.Minutes", Web.Lectures.Travel.Longest].Value))];
        if (wrong.Count == 0)
        {
            foreach (var other in await desk.TakeTravelAsync([.. typed.Select(row => row.Change).Where(change => change.Minutes != change.Known)], User.Actor()))
            {
                var pair = (other.CampusA, other.CampusB);
                Rows.First(row => row.IsOf(pair)).Pair = TravelRowForm.Of(pair, other.Minutes).Pair;
                wrong.Add((pair, other.Minutes is { } minutes ? texts["Wrong.Meanwhile", minutes] : texts["Wrong.MeanwhileNone"]));
            }
        }

        if (wrong.Count == 0)
            return new SeeOther(Url.Content("~" + LectureLinks.Travel + "?stan=zapisano"));
        await ReshowAsync();
        foreach (var (pair, why) in wrong)
            ModelState.AddModelError(string.Create(CultureInfo.InvariantCulture, $"Rows[{Rows.Index().First(row => row.Item.IsOf(pair)).Index}].Minutes"), why);
        return Page();
    }

    /// <summary>What was typed stays with its pair, although a campus may have been added since.</summary>
    public async Task<IActionResult> ReshowAsync()
    {
        await LoadAsync();
        var (typed, known) = (Rows, await db.TravelTimesAsync());
        Rows = [.. Pairs.Select(pair => typed.FirstOrDefault(row => row.IsOf(pair.Key)) ?? TravelRowForm.Of(pair.Key, known.TryGetValue(pair.Key, out var minutes) ? minutes : null))];
        ModelState.Clear();
        return Page();
    }

    private async Task LoadAsync()
    {
        var campuses = await db.CampusNamesAsync();
        Pairs = [.. campuses.SelectMany((one, i) => campuses.Skip(i + 1).Select(other => new CampusPair(one, other)))];
    }
}

public sealed record CampusPair(CampusName From, CampusName To)
{
    public (long A, long B) Key => Web.Lectures.Travel.Ordered(From.Id, To.Id);
}

/// <summary>The minutes of one pair as typed.</summary>
public sealed class TravelRowForm
{
    /// <summary>Both campuses and the minutes that stood there when the form was made: 3-7-25, 3-7- for none.</summary>
    public string? Pair { get; set; }

    public string? Minutes { get; set; }

    public static TravelRowForm Of((long A, long B) pair, int? minutes) => new()
    {
        Pair = string.Create(CultureInfo.InvariantCulture, $"{pair.A}-{pair.B}-{minutes}"),
        Minutes = minutes?.ToString(CultureInfo.InvariantCulture),
    };

    public bool IsOf((long A, long B) pair) => Pair?.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{pair.A}-{pair.B}-"), StringComparison.Ordinal) == true;

    /// <returns>No change when the pair cannot be read, which no person types; and whether the minutes are sound.</returns>
    public (TravelChange? Change, bool IsSound) Read()
    {
        if (Pair?.Split('-') is not [var one, var other, var was] || Number(one) is not { } a || Number(other) is not { } b)
            return (null, true);
        var known = (int?)Number(was);
        if (string.IsNullOrWhiteSpace(Minutes))
            return (new(a, b, known, null), true);
        return Number(Minutes.Trim()) is { } minutes and <= Web.Lectures.Travel.Longest ? (new(a, b, known, (int)minutes), true) : (new(a, b, known, known), false);
    }

    private static long? Number(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
