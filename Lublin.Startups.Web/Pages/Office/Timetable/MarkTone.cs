using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Timetable;

/// <summary>The colour of what waits for the next version.</summary>
public static class MarkTone
{
    public static Tone Of(WorkingMark mark) => mark switch
    {
        WorkingMark.New => Tone.Ok,
        WorkingMark.Moved or WorkingMark.Changed => Tone.Info,
        WorkingMark.Cancelled => Tone.Bad,
        WorkingMark.Unpublished => Tone.Warn,
        _ => Tone.Neutral,
    };
}

public static class SlotWords
{
    /// <summary>When, where and with whom, in one line.</summary>
    public static string Slot(this IStringLocalizer texts, WorkingSlot slot) => string.Join(
        " · ", DateText.Full(slot.Plan.Date, slot.Plan.Start, slot.Plan.End), slot.Room is null ? texts["Place.Online"].Value : $"{slot.Room}, {slot.Venue}", WhoOf(texts, slot));

    private static string WhoOf(IStringLocalizer texts, WorkingSlot slot) => slot.Presenters.Count > 0 ? string.Join(", ", slot.Presenters) : texts["Nobody"].Value;
}
