using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Web.Kids;

/// <summary>
/// A class or a kindergarten group that a school registers for a season. Until it is confirmed it is a draft and holds nothing; from then on its enrolment says how it stands.
/// No name of a child is kept here or anywhere.
/// </summary>
public sealed class SchoolGroup
{
    /// <summary>What mails, calls and reminders know a group, and the person in charge of it, by.</summary>
    public const string SubjectType = "school-group";

    public const int FewestChildren = 5;
    public const int MostChildren = 30;
    public const int YoungestAge = 6;
    public const int OldestAge = 10;
    public const int FewestBlocks = 3;
    public const int MostWishes = 3;
    public const int LongestLabel = 30;
    public const int LongestNote = 500;

    private SchoolGroup()
    {
    }

    public SchoolGroup(long editionId, long schoolId, GroupFacts facts, DateTimeOffset now)
    {
        (EditionId, SchoolId, CreatedAt) = (editionId, schoolId, now);
        Set(facts);
    }

    public long Id { get; private set; }

    /// <summary>Its name in addresses.</summary>
    public Guid Uid { get; private set; } = Guid.CreateVersion7();

    public long EditionId { get; private set; }
    public long SchoolId { get; private set; }
    public School School { get; private set; } = null!;

    /// <summary>As the school calls it: 1b, Smerfy.</summary>
    public string Label { get; private set; } = "";

    /// <summary>How two labels are told to be the same: without case, diacritics and spaces.</summary>
    public string LabelKey { get; private set; } = "";

    /// <summary>Null while the draft does not say it, like everything else that a draft may leave open.</summary>
    public int? Children { get; private set; }

    public int? AgeFrom { get; private set; }
    public int? AgeTo { get; private set; }

    /// <summary>Grown-ups who come along, at least one.</summary>
    public int? Adults { get; private set; }

    /// <summary>The teacher; null once contacts were deleted.</summary>
    public string? TeacherName { get; private set; }

    public string? TeacherEmail { get; private set; }

    /// <summary>E.164.</summary>
    public string? TeacherPhone { get; private set; }

    /// <summary>Which of the season's teachers it was, once contacts were deleted: it names nobody and tells two apart.</summary>
    public int? TeacherNumber { get; private set; }

    /// <summary>The hours that suit the group.</summary>
    public TimeBlocks Blocks { get; private set; }

    public GroupNeeds Needs { get; private set; } = GroupNeeds.None;

    /// <summary>Keys of <see cref="Industries"/>, at most three.</summary>
    public IReadOnlyList<string> Wishes { get; private set; } = [];

    /// <summary>The head teacher agrees; the signed sheet stays at school.</summary>
    public bool HeadAgrees { get; private set; }

    /// <summary>What else matters, without names of children; deleted with the contacts.</summary>
    public string? Note { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>What was confirmed; null for a draft.</summary>
    public long? EnrolmentId { get; private set; }

    public Enrolment? Enrolment { get; private set; }

    /// <summary>Its place in the order of confirmation, from 1; null for a draft. It never changes.</summary>
    public int? Order { get; private set; }

    /// <summary>When it gave its place up, was cancelled, or let an offer go; null while it is a draft or in. Until then no other group of its school has its label.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Why it got no place at once; null when it did. It stays as it was when the order was made.</summary>
    public Reserve? Reserve { get; private set; }

    /// <summary>How many children the school asked for beyond those that there was room for; 0 when for none.</summary>
    public int ChildrenAskedMore { get; private set; }

    /// <summary>How many children and grown-ups the school has confirmed before a meeting; null until it did.</summary>
    public DateTimeOffset? CountConfirmedAt { get; private set; }

    /// <inheritdoc cref="Programmes.Programme.Version"/>
    public int Version { get; private set; }

    public bool IsDraft => EnrolmentId is null;

    /// <summary>Children and all grown-ups of the group.</summary>
    public int People => (Children ?? 0) + (Adults ?? 0);

    public GroupFacts Facts => new(Label)
    {
        Children = Children,
        AgeFrom = AgeFrom,
        AgeTo = AgeTo,
        Adults = Adults,
        TeacherName = TeacherName,
        TeacherEmail = TeacherEmail,
        TeacherPhone = TeacherPhone,
        Blocks = Blocks,
        Needs = Needs,
        Wishes = Wishes,
        HeadAgrees = HeadAgrees,
        Note = Note,
    };

    /// <summary>What is missing before the group can be confirmed.</summary>
    public IReadOnlyList<GroupGap> Gaps => Facts.Gaps;

    public void Change(GroupFacts facts)
    {
        Set(facts);
        Version++;
    }

    /// <summary>It was taken into the call.</summary>
    /// <param name="enrolment">Saved already or about to be.</param>
    /// <param name="order">The next one of the season.</param>
    /// <param name="before">How the season stood just before.</param>
    public void Confirm(Enrolment enrolment, int order, Seating before = default)
    {
        if (!IsDraft)
            throw new InvalidOperationException("A group is confirmed once.");
        (Enrolment, Order) = (enrolment, order);
        if (enrolment.State == EnrolmentState.Waiting)
            Reserve = Reserve.At(before, enrolment.Seats);
        Version++;
    }

    /// <summary>It is out: another group may have its label.</summary>
    public void Leave(DateTimeOffset now) => LeftAt ??= now;

    /// <summary>It was offered a place of which nobody could tell the school in time, and waits again.</summary>
    public void WaitAgain() => Reserve = Reserve is null ? null : Reserve with { Why = ReserveReason.NotReached };

    /// <summary>So many come now.</summary>
    /// <param name="children">Children that have a seat, or that wait for one together.</param>
    /// <param name="adults">Grown-ups who come along.</param>
    /// <param name="askedMore">Children beyond those, for whom there was no room.</param>
    public void Count(int children, int adults, int askedMore = 0)
    {
        (Children, Adults, ChildrenAskedMore) = (children, adults, askedMore);
        Version++;
    }

    public static SubjectKey SubjectOf(long id) => new(SubjectType, id);

    public void ConfirmCount(DateTimeOffset now) => CountConfirmedAt = now;

    /// <summary>Forgets the teacher and the note.</summary>
    /// <param name="teacher">A number for who it was among the teachers of the season, so that they can still be counted; null when nobody was named.</param>
    public void ForgetContacts(int? teacher = null)
    {
        TeacherNumber ??= teacher;
        (TeacherName, TeacherEmail, TeacherPhone, Note) = (null, null, null, null);
    }

    private void Set(GroupFacts facts)
    {
        (Label, LabelKey) = (facts.Label, facts.LabelKey);
        (Children, AgeFrom, AgeTo, Adults) = (facts.Children, facts.AgeFrom, facts.AgeTo, facts.Adults);
        (TeacherName, TeacherEmail, TeacherPhone) = (facts.TeacherName, facts.TeacherEmail, facts.TeacherPhone);
        (Blocks, Needs, Wishes, HeadAgrees, Note) = (facts.Blocks, facts.Needs, [.. facts.Wishes], facts.HeadAgrees, facts.Note);
    }
}

/// <summary>What a school says of a group; anything but the label may be left open in a draft.</summary>
public sealed record GroupFacts(string Label)
{
    public int? Children { get; init; }
    public int? AgeFrom { get; init; }
    public int? AgeTo { get; init; }
    public int? Adults { get; init; }
    public string? TeacherName { get; init; }
    public string? TeacherEmail { get; init; }
    public string? TeacherPhone { get; init; }
    public TimeBlocks Blocks { get; init; }
    public GroupNeeds Needs { get; init; } = GroupNeeds.None;
    public IReadOnlyList<string> Wishes { get; init; } = [];
    public bool HeadAgrees { get; init; }
    public string? Note { get; init; }

    /// <inheritdoc cref="SchoolGroup.LabelKey"/>
    public string LabelKey => Letters.Fold(Label).Replace(" ", "", StringComparison.Ordinal);

    /// <inheritdoc cref="SchoolGroup.Gaps"/>
    public IReadOnlyList<GroupGap> Gaps =>
    [
        .. new (GroupGap Gap, bool IsOpen)[]
        {
            (GroupGap.Children, Children is not (>= SchoolGroup.FewestChildren and <= SchoolGroup.MostChildren)),
            (GroupGap.Ages, AgeFrom is not { } from || AgeTo is not { } to || from < SchoolGroup.YoungestAge || to > SchoolGroup.OldestAge || from > to),
            (GroupGap.Adults, Adults is not >= 1),
            (GroupGap.Teacher, string.IsNullOrWhiteSpace(TeacherName) || TeacherEmail is null || TeacherPhone is null),
            (GroupGap.Blocks, Blocks.Count < SchoolGroup.FewestBlocks),
            (GroupGap.HeadAgrees, !HeadAgrees),
        }.Where(each => each.IsOpen).Select(each => each.Gap),
    ];
}

/// <summary>What a draft still needs.</summary>
public enum GroupGap
{
    Children,
    Ages,
    Adults,
    Teacher,
    Blocks,
    HeadAgrees,
}

/// <summary>How many of a group need what; counts, never names.</summary>
/// <param name="Wheelchair">Use a wheelchair.</param>
/// <param name="Loop">Hear by an induction loop.</param>
/// <param name="SignLanguage">Need Polish sign language.</param>
/// <param name="QuietRoom">Need a quiet room.</param>
/// <param name="OtherLanguage">Speak little Polish.</param>
/// <param name="Language">Which language, in Polish: ukraiński.</param>
public sealed record GroupNeeds(int Wheelchair = 0, int Loop = 0, int SignLanguage = 0, int QuietRoom = 0, int OtherLanguage = 0, string? Language = null)
{
    public static GroupNeeds None { get; } = new();
}
