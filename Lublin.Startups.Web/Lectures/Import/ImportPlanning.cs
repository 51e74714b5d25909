using System.Globalization;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Lectures.Import;

/// <summary>Holds the rows of a file against what there is. Pure: it reads no clock and no database.</summary>
public sealed class ImportPlanning(ImportKnown known, DateTimeOffset now)
{
    private readonly ImportTalks talks = new(known);
    private readonly Dictionary<Guid, int> taken = [];
    private readonly Dictionary<(string Talk, long University, DateOnly Date, TimeOnly Start), int> added = [];
    private readonly Dictionary<long, (int Row, LectureValues Values)> lectures = [];

    private readonly ILookup<(long Programme, long? University, DateOnly Date, TimeOnly Start), WorkingSession> standing = known.Sessions
        .Where(session => session is { IsLecture: true, IsCancelled: false, After: not null })
        .ToLookup(session => (session.ProgrammeId, session.UniversityId, session.After!.Plan.Date, session.After.Plan.Start));

    /// <param name="rows">In the order of the file.</param>
    public ImportPlan Plan(IReadOnlyList<ImportRow> rows)
    {
        // Those with a key come first, so that a row without one never takes a session that another row names.
        var named = rows.Select(row => row.Text(LectureColumn.Key).Length > 0 ? LineOf(row) : null).ToList();
        return new([.. rows.Select((row, at) => named[at] ?? LineOf(row))]);
    }

    private ImportLine LineOf(ImportRow row)
    {
        var reader = new ImportRowReader(row, known, Warsaw.DateOf(now));
        var values = reader.Read();
        var faults = reader.Faults;
        var session = values.Key is { } key ? known.ByKey.GetValueOrDefault(key) : null;
        if (values.Key is not null && session is null)
            faults.Add(new(row.Number, LectureColumn.Key, ImportWrong.KeyUnknown));
        var talk = talks.Of(row, values, session, faults);
        if (values is { Key: null, Plan: { } plan, University: { } university } && talk?.Known is { } given)
            session = standing[(given.Id, university.Id, plan.Date, plan.Start)].FirstOrDefault(each => !taken.ContainsKey(each.Uid));
        Once(row, values, session, talk, faults);

        var line = new ImportLine(row, values) { Session = session, Talk = talk, Lecture = session is null ? null : known.Lectures.GetValueOrDefault(session.EditionId) };
        if (faults.Count == 0)
            line = session is null ? New(line, faults) : Compared(line, session, faults);
        return faults.Count == 0 ? line : line with { State = ImportState.Faulty, Faults = [.. faults.DistinctBy(fault => (fault.Column, fault.Why)).OrderBy(fault => fault.Column)] };
    }

    private void Once(ImportRow row, LectureValues values, WorkingSession? session, ImportTalk? talk, List<ImportFault> faults)
    {
        if (session is not null)
        {
            if (!taken.TryAdd(session.Uid, row.Number))
                faults.Add(new(row.Number, LectureColumn.Key, ImportWrong.KeyTwice, Number(taken[session.Uid])));
            return;
        }

        if (talk is null || values.Plan is not { } plan || values.University is not { } university)
            return;
        var slot = (talk.Known?.Slug ?? Letters.Fold(talk.Made!.Title), university.Id, plan.Date, plan.Start);
        if (!added.TryAdd(slot, row.Number))
            faults.Add(new(row.Number, LectureColumn.Title, ImportWrong.RowTwice, Number(added[slot])));
    }

    private ImportLine New(ImportLine line, List<ImportFault> faults)
    {
        var values = line.Values;
        if (IsOver(values.Wanted.Plan))
            Wrong(line, faults, LectureColumn.Date, ImportWrong.Past);
        Usable(line, faults, university: null, slot: null);
        return line with { State = ImportState.New, Moves = true };
    }

    private ImportLine Compared(ImportLine line, WorkingSession session, List<ImportFault> faults)
    {
        var (values, lecture, wanted) = (line.Values, line.Lecture!, line.Values.Wanted);
        List<LectureColumn> differing = [.. values.Differences(lecture)];
        var moves = !session.Slot.IsSame(wanted.Plan, wanted.Presenters);
        if (moves && (session.After is null || session.IsCancelled))
            Wrong(line, faults, LectureColumn.Key, ImportWrong.Cancelled);
        else if (moves && session.Before is { } before && IsOver(before.Plan))
            Wrong(line, faults, LectureColumn.Date, ImportWrong.Begun);
        else if (moves && IsOver(wanted.Plan))
            Wrong(line, faults, LectureColumn.Date, ImportWrong.Past);
        if (session.IsPublished)
            differing.ForEach(column => Wrong(line, faults, column, ImportWrong.PublishedFact));
        if (lectures.TryGetValue(session.EditionId, out var first))
            faults.AddRange(values.Differences(first.Values).Select(column => new ImportFault(line.Row.Number, column, ImportWrong.Inconsistent, Number(first.Row))));
        else
            lectures.Add(session.EditionId, (line.Row.Number, values));
        Usable(line, faults, lecture.Facts.UniversityId, session.Slot);
        return line with { State = moves || differing.Count > 0 ? ImportState.Changed : ImportState.Unchanged, Moves = moves, ChangesFacts = differing.Count > 0 };
    }

    // Where it stands already it may stay, archived or not.
    private static void Usable(ImportLine line, List<ImportFault> faults, long? university, WorkingSlot? slot)
    {
        var values = line.Values;
        if (values.Room is { IsArchived: true } room && slot?.Plan.RoomId != room.Id)
            Wrong(line, faults, LectureColumn.Room, ImportWrong.Archived, room.Name);
        if (values.University is { IsArchived: true } place && university != place.Id)
            Wrong(line, faults, LectureColumn.University, ImportWrong.Archived, place.Name);
        foreach (var presenter in values.Presenters.Where(presenter => presenter.IsArchived && slot?.PresenterIds.Contains(presenter.Id) != true))
            Wrong(line, faults, LectureColumn.Speakers, ImportWrong.Archived, presenter.Name);
    }

    private bool IsOver(Programmes.SessionPlan plan) => Warsaw.ToInstant(plan.Date, plan.Start) <= now;

    private static void Wrong(ImportLine line, List<ImportFault> faults, LectureColumn column, ImportWrong why, string? about = null) => faults.Add(new(line.Row.Number, column, why, about));

    private static string Number(int row) => row.ToString(CultureInfo.InvariantCulture);
}
