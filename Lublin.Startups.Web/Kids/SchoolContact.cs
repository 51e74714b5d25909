using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Kids;

/// <summary>Somebody who may work at a school's desk: the office of the school itself, or a colleague whom it let in.</summary>
public sealed class SchoolContact
{
    /// <summary>How many may have access at one time, the school's own office among them.</summary>
    public const int Most = 5;

    private SchoolContact()
    {
    }

    /// <param name="schoolId">The school.</param>
    /// <param name="name">Theirs; null for the people at the official address.</param>
    /// <param name="email">Where their links go.</param>
    /// <param name="endsOn">The last day of their access: 31 August at the latest.</param>
    /// <param name="now">When they were let in.</param>
    public SchoolContact(long schoolId, string? name, string email, DateOnly endsOn, DateTimeOffset now) =>
        (SchoolId, Name, Email, EndsOn, InvitedAt) = (schoolId, name, email, endsOn, now);

    public long Id { get; private set; }
    public long SchoolId { get; private set; }
    public School School { get; private set; } = null!;

    /// <summary>Null for the people at the official address.</summary>
    public string? Name { get; private set; }

    public string Email { get; private set; } = "";
    public bool IsOfficial => Name is null;
    public DateTimeOffset InvitedAt { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsActiveOn(DateOnly today) => EndedAt is null && today <= EndsOn;

    /// <summary>Lets them in for longer.</summary>
    public void Renew(DateOnly endsOn) => EndsOn = endsOn;

    public void End(DateTimeOffset now) => EndedAt ??= now;
}

/// <summary>
/// One link to a school's desk: it can be used once within half an hour, and then opens the desk on the device on which it was used, for thirty days.
/// </summary>
public sealed class DeskKey
{
    public static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan DeviceLife = TimeSpan.FromDays(30);

    private DeskKey()
    {
    }

    public DeskKey(long contactId, DateTimeOffset now) => (ContactId, SentAt) = (contactId, now);

    public long Id { get; private set; }
    public long ContactId { get; private set; }
    public SchoolContact Contact { get; private set; } = null!;

    /// <summary>What the code of the link, and of the device after it, is derived from.</summary>
    public long LinkNonce { get; private set; } = PersonalLink.NewNonce();

    public DateTimeOffset SentAt { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public LinkHolder Link => new(LinkNonce, 0);

    public bool CanBeUsedAt(DateTimeOffset now) => UsedAt is null && RevokedAt is null && now < SentAt + LinkLife;

    /// <summary>Whether the device on which it was used is still let in.</summary>
    public bool OpensAt(DateTimeOffset now) => UsedAt is { } used && RevokedAt is null && now < used + DeviceLife;

    public void Use(DateTimeOffset now) => UsedAt ??= now;

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
