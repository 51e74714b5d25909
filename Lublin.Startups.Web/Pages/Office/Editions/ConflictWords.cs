using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>The conflicts of a session, in words.</summary>
/// <param name="texts">Of editions.</param>
/// <param name="rooms">Names of rooms by their row.</param>
public sealed class ConflictWords(IStringLocalizer<EditionsTexts> texts, IReadOnlyDictionary<long, string> rooms)
{
    public string Of(Conflict conflict)
    {
        var plan = conflict.Session.Plan;
        var with = conflict.With is { } other ? Name(other) : "";
        return conflict.Kind switch
        {
            ConflictKind.Taken when conflict.Shared is { Kind: ResourceKind.Room } => texts["Conflict.RoomTaken", Room(plan), with],
            ConflictKind.Taken => texts[$"Conflict.{conflict.Shared!.Value.Kind}Taken", with],
            ConflictKind.Overlap => texts["Conflict.Overlap", with],
            ConflictKind.RoomTooSmall => texts["Conflict.RoomTooSmall", Room(plan), conflict.Session.RoomSeats ?? 0, conflict.Session.Capacity],
            ConflictKind.RoomBelowExpected => texts["Conflict.RoomBelowExpected", Room(plan), conflict.Session.RoomSeats ?? 0, conflict.Needed ?? 0],
            ConflictKind.DayOff when conflict.Day is { } off => texts[off.From == off.To ? "Conflict.DayOff" : "Conflict.DaysOff", off.Name],
            ConflictKind.SameAudience => texts["Conflict.SameAudience", with],
            ConflictKind.TravelTooShort => texts["Conflict.TravelTooShort", conflict.Needed ?? 0, with],
            ConflictKind.AboveYearlyNumber => texts["Conflict.AboveYearlyNumber", conflict.Needed ?? 0],
            ConflictKind.Weekend => texts["Conflict.Weekend", DateText.Full(plan.Date)],
            ConflictKind.SameProgramme => texts["Conflict.SameProgramme", with],
            _ => texts[$"Conflict.{conflict.Kind}"],
        };
    }

    /// <summary>The same with the session's day and hours before it.</summary>
    public string Whole(Conflict conflict) => $"{DateText.Brief(conflict.Session.Plan.Date, conflict.Session.Plan.Start, conflict.Session.Plan.End)}: {Of(conflict)}";

    public string Room(SessionPlan plan) => plan.RoomId is { } id ? rooms.GetValueOrDefault(id) ?? texts["Place.Room"].Value : texts["Place.Online"].Value;

    private string Name(Booking other) =>
        texts[other.IsPublished ? "Conflict.With" : "Conflict.WithDraft", DateText.Times(other.Plan.Start, other.Plan.End), other.Title.In("pl").Text];
}
