namespace Lublin.Startups.Web.Kids.Mails;

/// <summary>Words of letters with links to schools' desks; in Polish only.</summary>
public sealed class SchoolMailTexts;
