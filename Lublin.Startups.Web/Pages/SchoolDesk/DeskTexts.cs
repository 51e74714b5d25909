namespace Lublin.Startups.Web.Pages.SchoolDesk;

/// <summary>Words of the pages of a school's desk; in Polish only.</summary>
public sealed class DeskTexts;
