using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>A letter in staff's own words, to people of one edition or to speakers and hosts in one room on one day. Written once; the mails refer to it.</summary>
public sealed class Announcement
{
    private Announcement()
    {
    }

    /// <param name="editionId">Whose people.</param>
    /// <param name="formId">Makes a repeated POST the same announcement.</param>
    /// <param name="text">What it says.</param>
    /// <param name="author">The member of staff, as history names them.</param>
    /// <param name="now">When it was begun.</param>
    public Announcement(long editionId, Guid formId, AnnouncementText text, string author, DateTimeOffset now)
    {
        (EditionId, FormId, Author, CreatedAt) = (editionId, formId, author, now);
        Rewrite(text);
    }

    /// <param name="where">Who speaks or hosts there.</param>
    /// <inheritdoc cref="Announcement(long, Guid, AnnouncementText, string, DateTimeOffset)"/>
    public Announcement(RoomDay where, Guid formId, AnnouncementText text, string author, DateTimeOffset now)
    {
        (FormId, Author, CreatedAt) = (formId, author, now);
        Rewrite(where, text);
    }

    public long Id { get; private set; }

    /// <summary>Whose people; null when it is to those in a room.</summary>
    public long? EditionId { get; private set; }

    /// <summary>Where those are to whom it goes; null when it is to people of an edition.</summary>
    public long? RoomId { get; private set; }

    /// <summary>The day in that room.</summary>
    public DateOnly? Date { get; private set; }

    public RoomDay? Where => RoomId is { } room && Date is { } date ? new(room, date) : null;

    public Guid FormId { get; private set; }
    public AnnouncementAudience Audience { get; private set; }

    /// <summary>Enrolments that were picked; empty unless the audience is <see cref="AnnouncementAudience.Picked"/>.</summary>
    public IReadOnlyList<long> Picked { get; private set; } = [];

    public LocalText Subject { get; private set; } = null!;

    /// <summary>Plain text: paragraphs with an empty line between them.</summary>
    public LocalText Body { get; private set; } = null!;

    public string Author { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When its mails were put into the outbox; until then it may be rewritten.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>How many mails were put.</summary>
    public int Mails { get; private set; }

    /// <summary>Other words or other people. What is sent stays as it is.</summary>
    public void Rewrite(AnnouncementText text)
    {
        if (SentAt is null)
            (Audience, Picked, Subject, Body) = (text.Audience, text.Audience == AnnouncementAudience.Picked ? text.Picked : [], text.Subject, text.Body);
    }

    /// <summary>Another room, another day or other words.</summary>
    /// <inheritdoc cref="Rewrite(AnnouncementText)"/>
    public void Rewrite(RoomDay where, AnnouncementText text)
    {
        if (SentAt is null)
            (RoomId, Date) = (where.RoomId, where.Date);
        Rewrite(text);
    }

    internal void Send(int mails, DateTimeOffset now) => (SentAt, Mails) = (now, mails);
}

/// <summary>One room on one day.</summary>
/// <param name="RoomId">The room's row.</param>
/// <param name="Date">The day in Warsaw.</param>
public sealed record RoomDay(long RoomId, DateOnly Date);

/// <summary>What staff write, and the people it goes to.</summary>
/// <param name="Audience">The people it goes to.</param>
/// <param name="Picked">Enrolments, where they are picked one by one.</param>
/// <param name="Subject">In Polish and perhaps other languages.</param>
/// <param name="Body">The same.</param>
public sealed record AnnouncementText(AnnouncementAudience Audience, IReadOnlyList<long> Picked, LocalText Subject, LocalText Body);

/// <summary>The people staff write to, of those who are in.</summary>
public enum AnnouncementAudience
{
    Confirmed,

    /// <summary>The queue, and those who are offered a place.</summary>
    Waiting,
    Everybody,
    Picked,
}
