namespace Lublin.Startups.Web.Kids.Mails.Holding;

/// <summary>What somebody hears before meetings of groups.</summary>
/// <param name="Role">Teacher, Host or Animator.</param>
/// <param name="Lines">The soonest first; at least one.</param>
/// <param name="Page">Their own page; null where they have none.</param>
public sealed record HoldingContent(string Role, IReadOnlyList<HoldingLine> Lines, Uri? Page);

/// <param name="What">Which meeting.</param>
/// <param name="When">Day and hours.</param>
/// <param name="Where">House, address, way in.</param>
/// <param name="Facts">People, needs, whom to call.</param>
/// <param name="Ask">How many come; null when nobody is asked.</param>
public sealed record HoldingLine(string What, string When, IReadOnlyList<string> Where, IReadOnlyList<string> Facts, HoldingAsk? Ask = null);

/// <param name="Question">Nadal 24 + 2?</param>
/// <param name="Until">By when it can be corrected.</param>
/// <param name="Page">Where.</param>
public sealed record HoldingAsk(string Question, string Until, Uri Page);
