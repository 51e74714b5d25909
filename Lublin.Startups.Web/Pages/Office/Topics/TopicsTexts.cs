namespace Lublin.Startups.Web.Pages.Office.Topics;

/// <summary>Words of the pages about the topics of lectures; for staff, in Polish only.</summary>
public sealed class TopicsTexts;
