namespace Lublin.Startups.Web.Pages.SchoolDesk;

/// <summary>Words of the page on which a school says how many come; in Polish only.</summary>
public sealed class CountTexts;
