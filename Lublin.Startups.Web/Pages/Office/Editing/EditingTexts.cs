namespace Lublin.Startups.Web.Pages.Office.Editing;

/// <summary>Words that the office's forms share.</summary>
public sealed class EditingTexts;
