namespace Lublin.Startups.Web.Pages.Office.Histories;

/// <summary>A row of history in words.</summary>
/// <param name="Id">The row's.</param>
/// <param name="At">By the clock in Warsaw.</param>
/// <param name="Who">A member of staff by name, a participant, the clock.</param>
/// <param name="What">What happened, in a few words.</param>
/// <param name="Subject">The person or thing it happened to, in words.</param>
/// <param name="Path">The office's page about it, below the site's root; null where there is none.</param>
/// <param name="Changes">One line for each field: before and after.</param>
/// <param name="Reason">Why, in the actor's own words; null without one.</param>
public sealed record HistoryLine(
    long Id, DateTime At, string Who, string What, string Subject, string? Path, IReadOnlyList<string> Changes, string? Reason);
