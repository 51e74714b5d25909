using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Cycles;

/// <summary>The meetings of every cycle of a season. A row without a title is left out.</summary>
public sealed class TemplateModel(StartupsDb db, TemplateDesk desk, IStringLocalizer<CyclesTexts> texts) : SeasonPage(db), IReshow
{
    [BindProperty]
    public IList<TemplateRow> Rows { get; set; } = [];

    [BindProperty]
    public int Version { get; set; }

    public IReadOnlyList<PickItem> Kinds => [new(nameof(MeetingKind.Animators), texts["Kind.Animators"]), new(nameof(MeetingKind.CompanyVisit), texts["Kind.CompanyVisit"])];

    public void OnGet()
    {
        Rows = [.. Season.Template.Select(TemplateRow.Of), new(), new()];
        Version = Season.Version;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var template = Read();
        if (!ModelState.IsValid)
            return Page();
        if (await desk.ChangeAsync(Season.EditionId, Version, template, User.Actor()) is not { } fault)
            return new SeeOther(Url.Content($"~{KidsLinks.Cycles(Year)}?stan=zapisano"));
        ModelState.AddModelError("Rows[0].Title", texts[$"Template.{fault}"]);
        return Page();
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());

    private List<MeetingTemplate> Read()
    {
        if (Rows.Count == 0)
            Rows = [new()];
        List<MeetingTemplate> template = [];
        foreach (var (index, row) in Rows.Take(TemplateDesk.MostMeetings + 2).Index().Where(each => !string.IsNullOrWhiteSpace(each.Item.Title)))
        {
            if (row.Title!.Trim().Length > TemplateDesk.LongestTitle)
                ModelState.AddModelError($"Rows[{index}].Title", texts["Template.Wrong.Title", TemplateDesk.LongestTitle]);
            if (Number(row.Minutes) is not (>= 15 and <= TemplateDesk.MostMinutes))
                ModelState.AddModelError($"Rows[{index}].Minutes", texts["Template.Wrong.Minutes", TemplateDesk.MostMinutes]);
            if (Number(row.DaysAfter) is not (>= 1 and <= TemplateDesk.MostDaysAfter))
                ModelState.AddModelError($"Rows[{index}].DaysAfter", texts["Template.Wrong.DaysAfter", TemplateDesk.MostDaysAfter]);
            var kind = row.Kind is nameof(MeetingKind.CompanyVisit) ? MeetingKind.CompanyVisit : MeetingKind.Animators;
            template.Add(new(row.Title.Trim(), Number(row.Minutes) ?? 0, kind, Number(row.DaysAfter) ?? 0));
        }

        return template;
    }

    private static int? Number(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

public sealed class TemplateRow
{
    public string? Title { get; set; }
    public string? Minutes { get; set; }
    public string? DaysAfter { get; set; }
    public string? Kind { get; set; }

    public static TemplateRow Of(MeetingTemplate meeting) => new()
    {
        Title = meeting.Title,
        Minutes = meeting.Minutes.ToString(CultureInfo.InvariantCulture),
        DaysAfter = meeting.DaysAfter.ToString(CultureInfo.InvariantCulture),
        Kind = meeting.Kind.ToString(),
    };
}
