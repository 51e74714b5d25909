using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>A letter in staff's own words to people of one edition. Written once; the mails refer to it.</summary>
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

    public long Id { get; private set; }
    public long EditionId { get; private set; }
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

    internal void Send(int mails, DateTimeOffset now) => (SentAt, Mails) = (now, mails);
}

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
