using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids.Placing;

/// <summary>All that placing knows of a season: its groups in the order of admission, what there is for them, what they have.</summary>
public sealed class PlacingSheet
{
    private PlacingSheet()
    {
    }

    public required Season Season { get; init; }

    /// <summary>Those with a place, with their schools, in the order of admission.</summary>
    public required IReadOnlyList<SchoolGroup> Groups { get; init; }

    /// <summary>Those that hold.</summary>
    public required IReadOnlyList<Pairing> Pairings { get; init; }

    /// <summary>Those that were refused.</summary>
    public required IReadOnlyList<Pairing> Refused { get; init; }

    /// <summary>With their hosts, those that are offered still.</summary>
    public required IReadOnlyList<VisitWindow> Windows { get; init; }

    /// <summary>Those who can lead a whole cycle: trained, and cleared in each of its weeks; with their presenters.</summary>
    public required IReadOnlyList<Animator> Animators { get; init; }

    private Dictionary<long, PlacedWindow> Placeable { get; init; } = [];

    /// <summary>How long a meeting with animators lasts at most.</summary>
    public int Minutes => Season.Template.Where(meeting => meeting.Kind == MeetingKind.Animators).Select(meeting => meeting.Minutes).DefaultIfEmpty(MeetingTemplate.LessonMinutes).Max();

    public Pairing? Of(long group, MeetingKind kind) => Pairings.FirstOrDefault(pairing => pairing.GroupId == group && pairing.Kind == kind);

    public PlacedWindow Facts(VisitWindow window) => Placeable[window.Id];

    public static PlacedGroup Facts(SchoolGroup group) => new(group.Id, group.People, group.AgeFrom ?? SchoolGroup.YoungestAge, group.Needs.Wheelchair > 0, group.Blocks, group.School.Point);

    /// <summary>Reads a season's sheet; as many queries however many groups there are.</summary>
    public static async Task<PlacingSheet> ReadAsync(StartupsDb db, Season season)
    {
        var groups = await db.SchoolGroups.Include(group => group.School)
            .Where(group => group.EditionId == season.EditionId && group.Enrolment!.ConfirmedAt != null && group.Enrolment.WithdrawnAt == null && group.Enrolment.CancelledByOfficeAt == null)
            .OrderBy(group => group.Order).ToListAsync();
        var pairings = await db.Pairings.Include(pairing => pairing.Window!.Host)
            .Where(pairing => pairing.Group.EditionId == season.EditionId && (pairing.EndedAt == null || pairing.RefusedBy != null)).OrderBy(pairing => pairing.Id).ToListAsync();
        var windows = await db.VisitWindows.Include(window => window.Host)
            .Where(window => window.EditionId == season.EditionId && window.WithdrawnAt == null && window.Host.ArchivedAt == null).OrderBy(window => window.Date).ThenBy(window => window.From).ThenBy(window => window.Id).ToListAsync();
        var animators = await db.Animators.Include(animator => animator.Presenter).Where(animator => animator.Presenter.ArchivedAt == null).OrderBy(animator => animator.PresenterId).ToListAsync();
        var clearances = await ClearanceBook.ReadAsync(db);
        var weeks = Enumerable.Range(0, season.Template.Count + 1).Select(week => season.FirstWeek.AddDays(7 * week)).ToList();
        var off = windows.Count == 0 ? [] : (await db.DaysOffAsync(windows.Min(window => window.Date), windows.Max(window => window.Date))).Where(day => day.UniversityId is null).ToList();
        return new()
        {
            Season = season,
            Groups = groups,
            Pairings = [.. pairings.Where(pairing => pairing.EndedAt is null)],
            Refused = [.. pairings.Where(pairing => pairing.EndedAt is not null)],
            Windows = windows,
            Animators =
            [
                .. animators.Where(animator => animator.TrainedOn <= season.FirstWeek && (animator.EndsOn is not { } end || end >= weeks[^1])
                    && weeks.TrueForAll(week => clearances.IsCleared(Animator.KeyOf(animator.PresenterId), week))),
            ],
            Placeable = windows.ToDictionary(window => window.Id, window => new PlacedWindow(
                window.Id,
                window.Facts,
                window.IsAtSchool ? null : window.Host.Point,
                window.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !off.Exists(day => day.Holds(window.Date)),
                clearances.MayReceive(window, window.Date))),
        };
    }

    /// <summary>What would be given to whom, strictly in order; what is locked stays.</summary>
    public PlacingProposal Propose()
    {
        Dictionary<(long, MeetingKind), LeftOver> left = [];
        List<PlacingChange> changes = [];
        foreach (var kind in (MeetingKind[])[MeetingKind.CompanyVisit, MeetingKind.CreativeHour])
        {
            var locked = Pairings.Where(pairing => pairing.Kind == kind && pairing.IsLocked).ToList();
            var placed = PlacingPlan.Windows(
                [.. Open(locked).Select(Facts)],
                [.. Windows.Where(window => window.Kind == kind && !locked.Exists(pairing => pairing.WindowId == window.Id)).Select(Facts)],
                Pairings.Where(pairing => pairing.Kind == kind && !pairing.IsLocked).ToDictionary(pairing => pairing.GroupId, pairing => pairing.WindowId!.Value),
                Refused.Where(pairing => pairing.Kind == kind).Select(pairing => (pairing.GroupId, pairing.WindowId!.Value)).ToHashSet());
            Note(kind, locked, placed, window => Given.OfWindow(window.Id));
        }

        var leading = Pairings.Where(pairing => pairing.Kind == MeetingKind.Animators).ToList();
        var fixedOnes = leading.Where(pairing => pairing.IsLocked).ToList();
        Note(
            MeetingKind.Animators,
            fixedOnes,
            PlacingPlan.Animators([.. Open(fixedOnes).Select(Facts)], Pairs(leading, fixedOnes), Minutes, leading.Where(pairing => !pairing.IsLocked)
                .ToDictionary(pairing => pairing.GroupId, pairing => (pairing.AnimatorA!.Value, pairing.AnimatorB!.Value, TimeBlock.At(pairing.Block!.Value)))),
            given => Given.OfAnimators(given.Pair.One, given.Pair.Other, given.Block));
        return new(changes, left);

        IEnumerable<SchoolGroup> Open(List<Pairing> locked) => Groups.Where(group => !locked.Exists(pairing => pairing.GroupId == group.Id));

        void Note<T>(MeetingKind kind, List<Pairing> locked, Placed<T> placed, Func<T, Given> of)
        {
            foreach (var group in Open(locked))
            {
                var (before, after) = (Given.Of(Of(group.Id, kind)), placed.Given.TryGetValue(group.Id, out var given) ? of(given) : null);
                if (before != after)
                    changes.Add(new(group, kind, before, after));
                if (placed.Left.TryGetValue(group.Id, out var why))
                    left.Add((group.Id, kind), why);
            }
        }
    }

    // What locked pairings take of hours and weeks is not there for others.
    private IReadOnlyList<AnimatorPair> Pairs(List<Pairing> leading, List<Pairing> locked) => PlacingPlan.Pairs(
        Animators.Select(animator =>
        {
            var taken = locked.Where(pairing => pairing.AnimatorA == animator.PresenterId || pairing.AnimatorB == animator.PresenterId).ToList();
            return (animator.PresenterId, new TimeBlocks(taken.Aggregate(animator.Hours.Bits, (bits, pairing) => bits & ~(1L << pairing.Block!.Value))), animator.MaxMeetingsWeek - taken.Count);
        }),
        leading.Select(pairing => (Math.Min(pairing.AnimatorA!.Value, pairing.AnimatorB!.Value), Math.Max(pairing.AnimatorA!.Value, pairing.AnimatorB!.Value))).Distinct());
}

/// <summary>What a group has, or would have.</summary>
/// <param name="Window">The window's row; null for animators.</param>
/// <param name="One">The first animator.</param>
/// <param name="Other">The second.</param>
/// <param name="Block">The place of the weekly block.</param>
public sealed record Given(long? Window, long? One, long? Other, int? Block)
{
    public static Given OfWindow(long window) => new(window, null, null, null);

    public static Given OfAnimators(long one, long other, TimeBlock block) => new(null, Math.Min(one, other), Math.Max(one, other), block.Place);

    public static Given? Of(Pairing? pairing) => pairing is null ? null
        : pairing.WindowId is { } window ? OfWindow(window)
        : OfAnimators(pairing.AnimatorA!.Value, pairing.AnimatorB!.Value, TimeBlock.At(pairing.Block!.Value));
}

/// <summary>That a group would have something else than it has.</summary>
public sealed record PlacingChange(SchoolGroup Group, MeetingKind Kind, Given? Before, Given? After);

/// <summary>What planning would change, and why groups are left over.</summary>
public sealed record PlacingProposal(IReadOnlyList<PlacingChange> Changes, IReadOnlyDictionary<(long Group, MeetingKind Kind), LeftOver> Left)
{
    /// <summary>By which what was seen is told from what would be done now.</summary>
    public string Fingerprint => Data.Fingerprint.Of(Changes.Select(change => FormattableString.Invariant($"{change.Group.Id}|{change.Kind}|{change.Before}|{change.After}")));
}
