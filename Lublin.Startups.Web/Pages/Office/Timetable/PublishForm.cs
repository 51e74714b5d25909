namespace Lublin.Startups.Web.Pages.Office.Timetable;

/// <summary>What a coordinator decides about the next version.</summary>
public sealed class PublishForm
{
    public const int LongestNote = 1000;

    /// <summary>The drafts that are published with it, as they were seen.</summary>
    public IList<string> Drafts { get; set; } = [];

    /// <summary>The pending changes that were seen.</summary>
    public string? Seen { get; set; }

    /// <summary>For everybody to read.</summary>
    public string? Note { get; set; }

    /// <summary>Nobody is mailed.</summary>
    public bool Quiet { get; set; }

    public string? QuietReason { get; set; }

    /// <summary>Why in spite of what asks for a reason.</summary>
    public string? Reason { get; set; }

    /// <summary>The mails wait until somebody has read them.</summary>
    public bool Holds { get; set; }

    /// <summary>Whether anything was written in it.</summary>
    public bool Says => (Plain(Note) ?? Plain(QuietReason)) is not null;

    public static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
