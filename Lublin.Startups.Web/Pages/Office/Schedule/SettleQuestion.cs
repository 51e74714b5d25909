using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Asking;
using Lublin.Startups.Web.Pages.Office.Editions;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Schedule;

/// <summary>Leaves a conflict as it is, with a reason; it stands in the list again when one of its sessions moves.</summary>
public sealed class SettleQuestion(StartupsDb db, ConflictDesk desk, IStringLocalizer<ScheduleTexts> texts, IStringLocalizer<EditionsTexts> editions) : Question(texts)
{
    private const int LongestReason = 500;

    private string Key => Page.RouteData.Values["key"]!.ToString()!;

    public override async Task<Ask?> AskAsync()
    {
        if (await desk.FindAsync(Key) is not { Conflict.IsHard: false } open)
            return null;
        var rooms = await db.RoomChoicesAsync(withArchived: true);
        var plan = open.Session.Slot.Plan;
        return new(Texts["Settle.Title"], Texts["Settle"], PathOf(ScheduleFilter.AllOpen), Texts["Settle.Back"])
        {
            Crumbs = [(PathOf(LectureLinks.Schedule), Texts["Title"])],
            About = open.Session.Title.In(Languages.Polish.Code).Text,
            When = DateText.Full(plan.Date, plan.Start, plan.End),
            Then = [Capital(new ConflictWords(editions, rooms.ToDictionary(room => room.Id, room => room.Name)).Of(open.Conflict)), Texts["Settle.Text"]],
            Why = new("Settle.Reason", "Settle.Reason.Hint", 3),
        };
    }

    /// <summary>It is settled, solved or other by now: the list says what there is.</summary>
    public override IActionResult NothingToAsk() => new RedirectResult(PathOf($"{ScheduleFilter.AllOpen}&stan=bez-zmian"));

    public override async Task<IActionResult?> DoAsync()
    {
        if (string.IsNullOrWhiteSpace(Page.Reason) || Page.Reason.Length > LongestReason)
            return Wrong(Texts["Settle.Wrong", LongestReason], nameof(Page.Reason));
        return GoTo($"{ScheduleFilter.AllOpen}&stan={(await desk.SettleAsync(Key, Page.Reason.Trim(), Actor) ? "zostawiono" : "bez-zmian")}");
    }

    private static string Capital(string words) => char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..] + ".";
}
