namespace Lublin.Startups.Web.Kids.Mails.Cycles;

/// <summary>What somebody hears of the dates of meetings.</summary>
/// <param name="Kind">Dates, Changed, or Season when none of it takes place.</param>
/// <param name="Role">Teacher, Copy, Host or Animator.</param>
/// <param name="Lines">The soonest first; at least one.</param>
/// <param name="Page">Their own page; null where they have none.</param>
public sealed record CycleContent(string Kind, string Role, IReadOnlyList<CycleLine> Lines, Uri? Page);

/// <param name="News">What happened to it, in words; null when the letter only lists dates.</param>
/// <param name="What">Which meeting.</param>
/// <param name="When">Day and hours, as it is now.</param>
/// <param name="Before">Day and hours, as it was to be; null when that did not change.</param>
/// <param name="Where">House and address; empty when it does not take place.</param>
/// <param name="Facts">Group, people, who leads, why cancelled.</param>
public sealed record CycleLine(string? News, string What, string When, string? Before, IReadOnlyList<string> Where, IReadOnlyList<string> Facts);
