namespace Lublin.Startups.Web.Pages.SchoolDesk.Groups;

/// <summary>Words of the pages on which a school works on its groups; in Polish only.</summary>
public sealed class GroupTexts;
