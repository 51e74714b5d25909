using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Lectures;

/// <summary>A session of a lecture as everybody is shown it, or will be.</summary>
/// <param name="Uid">Its name for ever.</param>
/// <param name="EditionId">Its edition.</param>
/// <param name="Slot">What people are told of it.</param>
/// <param name="Sequence">How often calendars were told of a change.</param>
/// <param name="Presenters">The speakers.</param>
public sealed record ShownSession(Guid Uid, long EditionId, Slot Slot, int Sequence, IReadOnlyList<long> Presenters);

/// <summary>Somebody who is told of lectures.</summary>
/// <param name="Role">Why.</param>
/// <param name="Id">Of the presenter, the host or the enrolment.</param>
/// <param name="Name">For the office to see.</param>
/// <param name="Email">Null when no letter goes to them.</param>
/// <param name="Phone">Null when none is known.</param>
/// <param name="Language">pl, en, uk.</param>
public sealed record LecturePerson(LectureRole Role, long Id, string Name, string? Email, string? Phone, string Language)
{
    /// <summary>As the ledger names them: <c>presenter:7</c>.</summary>
    public string Key => KeyOf(Role, Id);

    /// <summary>Since when they have their place; null for speakers and hosts.</summary>
    public DateTimeOffset? InSince { get; init; }

    /// <summary>Whether they know the on-line link: those who are only offered a place do not.</summary>
    public bool KnowsLink { get; init; } = true;

    public static string KeyOf(LectureRole role, long id) => FormattableString.Invariant($"{role.ToString().ToLowerInvariant()}:{id}");
}

public enum LectureRole
{
    Presenter,
    Host,
    Enrolment,
}

/// <summary>What the ledger has of a person and a session.</summary>
public sealed record ToldRow(string PersonKey, Guid SessionUid, Slot Slot, int Sequence, DateTimeOffset At);

/// <summary>One person beside one session, at a publishing.</summary>
/// <param name="Person">The person it is about.</param>
/// <param name="Uid">Which session.</param>
/// <param name="Known">What they know; null when nothing.</param>
/// <param name="Now">What will be so for them; null when nothing will.</param>
/// <param name="Sequence">Of the session with the new version.</param>
/// <param name="Tiding">What they have to hear; null when they know it all.</param>
/// <param name="Writes">What the ledger says of them from now on if nobody is mailed; null when it stays as it is.</param>
public sealed record LedgerLine(LecturePerson Person, Guid Uid, Slot? Known, Slot? Now, int Sequence, Tiding? Tiding, Slot? Writes)
{
    /// <summary>When they would come, as they know it or as it will be: the earlier.</summary>
    public DateTimeOffset Until => new[] { Known, Now }.OfType<Slot>().Min(slot => Warsaw.ToInstant(slot.Date, slot.Start));

    /// <summary>What the ledger says when they are mailed; null when it stays as it is.</summary>
    public Slot? Told => Tiding is null ? Writes : Now ?? Known! with { IsCancelled = true };
}

/// <summary>What each person has to hear of a version. Pure: it reads no clock and no database.</summary>
/// <param name="Before">Published sessions as everybody is shown them.</param>
/// <param name="After">The same with the version.</param>
/// <param name="Rows">The ledger of those sessions.</param>
/// <param name="Now">The instant.</param>
public sealed record Ledger(
    IReadOnlyDictionary<Guid, ShownSession> Before, IReadOnlyDictionary<Guid, ShownSession> After, ILookup<string, ToldRow> Rows, DateTimeOffset Now)
{
    /// <summary>Of a person whose place covers sessions: without a row, they know the state before this version, since their confirmation told it.</summary>
    /// <param name="person">With a place, or an offer of one.</param>
    /// <param name="sessions">Those of their edition that the version touches; what the ledger has of others is looked at besides.</param>
    public IEnumerable<LedgerLine> OfPlace(LecturePerson person, IEnumerable<Guid> sessions)
    {
        var rows = Rows[person.Key].ToDictionary(row => row.SessionUid);
        foreach (var uid in sessions.Union(rows.Keys))
        {
            var row = rows.GetValueOrDefault(uid);
            var isValid = row is not null && !(person.InSince > row.At);
            var (before, now) = (Before.GetValueOrDefault(uid)?.Slot, After.GetValueOrDefault(uid)?.Slot);
            var known = isValid ? row!.Slot : before;
            if (now is null)
                continue;
            var tiding = LastTold.Of(uid, Mask(person, known), Mask(person, now), Now);
            // What they know stays written down, or else it would be forgotten that they were not told; that there was nothing is known as what does not take place.
            Slot? writes = isValid || known == now ? null : known ?? now with { IsCancelled = true };
            yield return new(person, uid, known, now, After[uid].Sequence, tiding, writes);
        }
    }

    /// <summary>Of a presenter or a host: without a row they were never told.</summary>
    /// <param name="person">A speaker or a host.</param>
    /// <param name="theirs">The sessions that are theirs with this version.</param>
    public IEnumerable<LedgerLine> OfSpeakerOrHost(LecturePerson person, IReadOnlySet<Guid> theirs)
    {
        var rows = Rows[person.Key].ToDictionary(row => row.SessionUid);
        foreach (var uid in theirs.Union(rows.Keys).Where(After.ContainsKey))
        {
            var row = rows.GetValueOrDefault(uid);
            var (known, now) = (row?.Slot, theirs.Contains(uid) ? After[uid].Slot : null);
            // A calendar takes no second word of the same number.
            var turns = row is null ? 0 : Math.Max(0, row.Sequence + 1 - After[uid].Sequence);
            var tiding = LastTold.Of(uid, known, now, Now);
            yield return new(person, uid, known, now, After[uid].Sequence + turns, tiding is null ? null : tiding with { Turns = turns }, Writes: null);
        }
    }

    private static Slot? Mask(LecturePerson person, Slot? slot) => person.KnowsLink ? slot : slot is null ? null : slot with { OnlineLink = null };
}
