using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Lectures.Import;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Timetable.Files;

/// <summary>Rows and what is wrong with them, in words.</summary>
public sealed class ImportWords(IStringLocalizer<ImportTexts> texts)
{
    public string Column(LectureColumn column) => texts[$"Column.{column}"];

    /// <summary>Where a fault stands: its row and its column.</summary>
    public string Place(ImportFault fault) => texts["Fault.Place", fault.Row, Column(fault.Column)];

    public string Of(ImportFault fault)
    {
        var what = fault.Why is ImportWrong.Word or ImportWrong.Unknown ? texts[$"Wrong.{fault.Why}.{fault.Column}", fault.About ?? ""] : texts[$"Wrong.{fault.Why}", fault.About ?? ""];
        return fault.Nearest.Count == 0 ? what : $"{what.Value} {texts["Wrong.Nearest", string.Join("; ", fault.Nearest)].Value}";
    }

    /// <summary>The place on the page where a fault is told.</summary>
    public static string Anchor(ImportFault fault) => FormattableString.Invariant($"w{fault.Row}-{fault.Column}");

    /// <summary>When and where, in one line.</summary>
    public static string Slot(WorkingSlot slot)
    {
        IEnumerable<string?> parts = [DateText.Brief(slot.Plan.Date, slot.Plan.Start, slot.Plan.End), slot.Room is null ? slot.Plan.OnlineLink : $"{slot.Room}, {slot.Venue}", .. slot.Presenters];
        return string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>The same of a row, as it is written in the file.</summary>
    public static string Slot(ImportRow row)
    {
        LectureColumn[] last = [LectureColumn.Room, LectureColumn.Link, LectureColumn.Speakers];
        var when = $"{row.Text(LectureColumn.Date)} {row.Text(LectureColumn.Start)}–{row.Text(LectureColumn.End)}";
        return string.Join(", ", last.Select(row.Text).Where(text => text.Length > 0).Prepend(when));
    }
}
