namespace Lublin.Startups.Web.Pages.Office.Histories;

/// <summary>The words of the history: who, what, and which field; for staff, in Polish only.</summary>
public sealed class HistoryTexts;
