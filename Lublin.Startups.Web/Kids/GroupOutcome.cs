namespace Lublin.Startups.Web.Kids;

/// <summary>What came of saving what a school wrote of a group: a closed set.</summary>
public abstract record GroupSaved
{
    private GroupSaved()
    {
    }

    /// <param name="Uid">Of the group; the same when the same form is sent again.</param>
    public sealed record Saved(Guid Uid) : GroupSaved;

    /// <summary>Another group of the school in this season is called the same.</summary>
    /// <param name="Label">As that one is written.</param>
    public sealed record LabelTaken(string Label) : GroupSaved;

    /// <summary>Somebody else changed, confirmed or removed it since the form was opened.</summary>
    public sealed record Changed : GroupSaved;
}

/// <summary>What came of confirming groups: a closed set. Of a refusal nothing is kept.</summary>
public abstract record ConfirmOutcome
{
    private ConfirmOutcome()
    {
    }

    /// <summary>All of them are in, by this form or by a colleague's.</summary>
    public sealed record Confirmed : ConfirmOutcome;

    /// <param name="OpensAt">From when on groups are taken in.</param>
    public sealed record NotYet(DateTimeOffset OpensAt) : ConfirmOutcome;

    public sealed record Closed : ConfirmOutcome;

    /// <summary>The terms that were ticked do not hold any more.</summary>
    public sealed record OtherTerms : ConfirmOutcome;

    /// <summary>A group is another one than was shown, or is gone.</summary>
    public sealed record Changed : ConfirmOutcome;

    /// <summary>More than one school may have.</summary>
    /// <param name="Most">How many it may.</param>
    /// <param name="Has">How many it has already.</param>
    public sealed record TooMany(int Most, int Has) : ConfirmOutcome;

    /// <summary>No groups are registered for such a school: it is archived, or a complex.</summary>
    public sealed record NoSuchSchool : ConfirmOutcome;
}

/// <summary>A group as the page showed it that confirms it.</summary>
/// <param name="Uid">Which.</param>
/// <param name="Version">As it was then.</param>
public sealed record ShownGroup(Guid Uid, int Version);

/// <summary>What is sent when groups are confirmed.</summary>
/// <param name="FormId">Makes a repeated POST the same.</param>
/// <param name="Groups">In the sequence shown.</param>
/// <param name="TermsVersion">Which terms were ticked.</param>
/// <param name="NoticeVersion">Which privacy notice was shown.</param>
public sealed record GroupConfirmation(Guid FormId, IReadOnlyList<ShownGroup> Groups, string TermsVersion, string NoticeVersion);
