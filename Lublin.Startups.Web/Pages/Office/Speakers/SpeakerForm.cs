using System.Globalization;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Speakers;

/// <summary>What a speaker has told, as staff type it.</summary>
public sealed class SpeakerForm
{
    private const int MostPerYear = 100;
    private const int LongestConditions = 1000;

    /// <summary>From Monday on.</summary>
    public static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public string? Firm { get; set; }
    public string? Stories { get; set; } = nameof(Web.Lectures.Stories.Success);

    /// <summary>One a day of <see cref="Week"/>.</summary>
    public IList<HoursForm> Hours { get; set; } = [];

    public string? PerYear { get; set; }
    public string? Conditions { get; set; }
    public int Version { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    /// <summary>There is somebody of this name, and this is another person.</summary>
    public bool IsAnother { get; set; }

    public static SpeakerForm Of(SpeakerProfile speaker) => new()
    {
        Firm = speaker.Firm,
        Stories = speaker.Stories.ToString(),
        Hours = [.. Week.Select(day => HoursForm.Of(speaker.Hours.FirstOrDefault(hours => hours.Day == day)))],
        PerYear = speaker.PerYear?.ToString(CultureInfo.InvariantCulture),
        Conditions = speaker.Conditions,
        Version = speaker.Version,
    };

    /// <summary>Makes the table whole, whatever was sent.</summary>
    public void Complete() => Hours = [.. Week.Select((_, i) => i < Hours.Count ? Hours[i] ?? new() : new())];

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public SpeakerFacts? Read(ModelStateDictionary state, IStringLocalizer texts)
    {
        Complete();
        var (firm, conditions) = (TypedText.Line(state, texts, "Form.Firm", Firm), TypedText.Line(state, texts, "Form.Conditions", Conditions, LongestConditions));
        List<WeekdayHours> hours = [];
        foreach (var (i, row) in Hours.Index())
        {
            if (string.IsNullOrWhiteSpace(row.From) && string.IsNullOrWhiteSpace(row.To))
                continue;
            var (from, to) = (TypedTime.Time(row.From), TypedTime.Time(row.To));
            if (from is null || to is null)
                Wrong(from is null ? "From" : "To", "Wrong.Hour", i);
            else if (to <= from)
                Wrong("To", "Wrong.HoursOrder", i);
            else
                hours.Add(new(Week[i], from.Value, to.Value));
        }

        int? perYear = null;
        if (!string.IsNullOrWhiteSpace(PerYear))
        {
            perYear = int.TryParse(PerYear.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostPerYear ? number : null;
            if (perYear is null)
                state.AddModelError("Form.PerYear", texts["Wrong.PerYear", MostPerYear]);
        }

        if (StoriesOf(Stories) is null)
            state.AddModelError("Form.Stories", texts["Wrong.Stories"]);
        return state.IsValid ? new(firm, StoriesOf(Stories)!.Value, hours, perYear, conditions) : null;

        void Wrong(string end, string key, int i) => state.AddModelError(string.Create(CultureInfo.InvariantCulture, $"Form.Hours[{i}].{end}"), texts[key, texts[$"Day.{Week[i]}"].Value]);
    }

    /// <summary>Every field with its label, for comparing with what somebody else saved.</summary>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer texts) =>
    [
        (texts["Field.Firm"], Firm),
        (texts["Field.Stories"], texts[$"Stories.{StoriesOf(Stories)}"]),
        (texts["Field.Hours"], string.Join(", ", Hours.Index().Where(row => !string.IsNullOrWhiteSpace(row.Item.From)).Select(row => $"{texts[$"Day.{Week[row.Index]}"].Value} {row.Item.From}–{row.Item.To}"))),
        (texts["Field.PerYear"], PerYear),
        (texts["Field.Conditions"], Conditions),
    ];

    /// <summary>Of what is told; null when that is no choice.</summary>
    public static Stories? StoriesOf(string? typed) => Enum.TryParse<Stories>(typed, out var stories) && Enum.IsDefined(stories) ? stories : null;
}

/// <summary>From when to when on one day; both left out when not at all.</summary>
public sealed class HoursForm
{
    public string? From { get; set; }
    public string? To { get; set; }

    public static HoursForm Of(WeekdayHours? hours) => hours is null ? new() : new() { From = TypedTime.Write(hours.From), To = TypedTime.Write(hours.To) };
}
