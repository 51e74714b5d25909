using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Kids;

/// <summary>A firm that groups visit, or somebody creative who gives them an hour.</summary>
public sealed class VisitHost : IArchived
{
    /// <summary>What clearances and mails know the person of a host by.</summary>
    public const string SubjectType = "visit-host";

    private VisitHost()
    {
    }

    public VisitHost(VisitHostFacts facts) => Set(facts);

    public long Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>A key of <see cref="Industries"/>.</summary>
    public string Industry { get; private set; } = "";

    public string Address { get; private set; } = "";

    /// <inheritdoc cref="School.Point"/>
    public GeoPoint? Point { get; private set; }

    /// <summary>Who receives the group.</summary>
    public string ContactName { get; private set; } = "";

    /// <summary>Null: they are called.</summary>
    public string? Email { get; private set; }

    /// <summary>E.164.</summary>
    public string? Phone { get; private set; }

    /// <summary>The host is left alone with children.</summary>
    public bool IsAloneWithChildren { get; private set; } = true;

    /// <summary>Since when the host takes part no more.</summary>
    public DateTimeOffset? ArchivedAt { get; private set; }

    /// <inheritdoc cref="Programme.Version"/>
    public int Version { get; private set; }

    public SubjectKey Subject => new(SubjectType, Id);

    public VisitHostFacts Facts => new(Name, Industry, Address, ContactName, Email, Phone, IsAloneWithChildren, Point);

    public void Change(VisitHostFacts facts)
    {
        Set(facts);
        Version++;
    }

    /// <summary>Whether the host has to be looked up in the registers for such a meeting; in a creative hour the host always is with children.</summary>
    public bool HasToBeCleared(MeetingKind kind) => kind == MeetingKind.CreativeHour || IsAloneWithChildren;

    public void Archive(DateTimeOffset now) => ArchivedAt ??= now;

    public void Restore() => ArchivedAt = null;

    private void Set(VisitHostFacts facts) =>
        (Name, Industry, Address, ContactName, Email, Phone, IsAloneWithChildren, Point) =
            (facts.Name, facts.Industry, facts.Address, facts.ContactName, facts.Email, facts.Phone, facts.IsAloneWithChildren, facts.Point);
}

/// <summary>What staff say of a host.</summary>
public sealed record VisitHostFacts(
    string Name, string Industry, string Address, string ContactName, string? Email, string? Phone, bool IsAloneWithChildren = true, GeoPoint? Point = null);

/// <summary>A time that a host offers to one group: a visit to the firm, or a creative hour.</summary>
public sealed class VisitWindow
{
    /// <summary>Characters of each of the host's rules.</summary>
    public const int LongestRules = 1000;

    private VisitWindow()
    {
    }

    public VisitWindow(long editionId, VisitHost host, WindowFacts facts)
    {
        (EditionId, Host) = (editionId, host);
        Set(facts);
    }

    public long Id { get; private set; }
    public long EditionId { get; private set; }
    public long HostId { get; private set; }
    public VisitHost Host { get; private set; } = null!;

    /// <summary><see cref="MeetingKind.CompanyVisit"/> or <see cref="MeetingKind.CreativeHour"/>.</summary>
    public MeetingKind Kind { get; private set; }

    public DateOnly Date { get; private set; }
    public TimeOnly From { get; private set; }
    public TimeOnly To { get; private set; }

    /// <summary>Children and all grown-ups of the group; animators and mascot come besides.</summary>
    public int MaxPeople { get; private set; }

    public int MinAge { get; private set; }
    public bool Wheelchair { get; private set; }

    /// <summary>A creative hour at the school; otherwise at the host's.</summary>
    public bool IsAtSchool { get; private set; }

    public string? SafetyRules { get; private set; }
    public string? PhotoRules { get; private set; }

    /// <summary>How to come: bus, entrance, steps.</summary>
    public string? WayThere { get; private set; }

    /// <summary>Since when the host offers it no more.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <inheritdoc cref="Programme.Version"/>
    public int Version { get; private set; }

    public WindowFacts Facts => new(Kind, Date, From, To, MaxPeople, MinAge, Wheelchair)
    {
        IsAtSchool = IsAtSchool,
        SafetyRules = SafetyRules,
        PhotoRules = PhotoRules,
        WayThere = WayThere,
    };

    public void Change(WindowFacts facts)
    {
        Set(facts);
        Version++;
    }

    /// <summary>Whether all of a group may come, as far as the host says.</summary>
    public bool Suits(SchoolGroup group) => Facts.Suits(group);

    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;

    private void Set(WindowFacts facts)
    {
        (Kind, Date, From, To) = (facts.Kind, facts.Date, facts.From, facts.To);
        (MaxPeople, MinAge, Wheelchair, IsAtSchool) = (facts.MaxPeople, facts.MinAge, facts.Wheelchair, facts.IsAtSchool);
        (SafetyRules, PhotoRules, WayThere) = (facts.SafetyRules, facts.PhotoRules, facts.WayThere);
    }
}

/// <summary>What a host offers.</summary>
public sealed record WindowFacts(MeetingKind Kind, DateOnly Date, TimeOnly From, TimeOnly To, int MaxPeople, int MinAge, bool Wheelchair)
{
    public bool IsAtSchool { get; init; }

    /// <inheritdoc cref="VisitWindow.Suits"/>
    public bool Suits(SchoolGroup group) => group.People <= MaxPeople && (group.AgeFrom ?? SchoolGroup.YoungestAge) >= MinAge && (group.Needs.Wheelchair == 0 || Wheelchair);

    /// <summary>Whether a group that has it would have to be asked anew: another time, another kind, or too little for the group.</summary>
    public bool Breaks(WindowFacts before, SchoolGroup group) => (Kind, Date, From, To) != (before.Kind, before.Date, before.From, before.To) || !Suits(group);

    public string? SafetyRules { get; init; }
    public string? PhotoRules { get; init; }
    public string? WayThere { get; init; }
}
