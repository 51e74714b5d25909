using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Schedule;

/// <summary>What is said of a session in the picture: what waits for the next version, what stands against it, how full it is.</summary>
/// <param name="texts">Of the schedule.</param>
/// <param name="days">What is shown.</param>
/// <param name="seats">Taken, by edition.</param>
public sealed class ScheduleWords(IStringLocalizer<ScheduleTexts> texts, PlannedDays days, IReadOnlyDictionary<long, SeatsTaken> seats)
{
    private readonly HashSet<Guid> open = [.. days.Open.SelectMany(each => new[] { each.Session.Uid, each.With?.Uid }).OfType<Guid>()];

    /// <summary>It cannot be where it is.</summary>
    public bool IsClash(WorkingSession session) => days.Conflicts[session.Uid].Any(conflict => conflict.IsHard || conflict.Kind == ConflictKind.Taken);

    public string CssOf(WorkingSession session, ScheduleCell cell) =>
        $"ev kind-{Kinds.Of(session.Kind).Css} {cell.Css}{(session.After is null ? " off" : !IsClash(session) ? "" : session.Mark == WorkingMark.None ? " clash" : " ghost")}";

    /// <summary>In one line, beginning with a capital; null when there is nothing to say.</summary>
    public string? Of(WorkingSession session, ScheduleCell cell)
    {
        string?[] said = [Mark(session), session.After is null ? null : Against(session, cell), session.After is null ? null : Fill(session)];
        var line = string.Join(", ", said.OfType<string>());
        return line.Length == 0 ? null : char.ToUpper(line[0], Ui.Languages.Polish.Culture) + line[1..];
    }

    private string? Mark(WorkingSession session) =>
        session is { IsCancelled: true } ? texts["Mark.Cancelled"].Value : session.Mark == WorkingMark.None ? null : texts[$"Mark.{session.Mark}"].Value;

    private string? Against(WorkingSession session, ScheduleCell cell) =>
        IsClash(session) ? texts[cell.IsBeside ? "Against.Beside" : "Against.Clash"].Value
        : open.Contains(session.Uid) ? texts["Against.Open"].Value
        : !session.IsPublished && days.Conflicts[session.Uid].Any(conflict => OpenConflict.IsWatched(conflict.Kind)) ? texts["Against.Draft"].Value
        : null;

    // Nobody is in a draft yet, and nobody counts where people just come.
    private string? Fill(WorkingSession session) =>
        session is { IsPublished: true, Entry: Entry.Seats } ? texts["Fill", seats.GetValueOrDefault(session.EditionId).Of(new(session.Capacity)).Taken, session.Capacity].Value : null;
}
