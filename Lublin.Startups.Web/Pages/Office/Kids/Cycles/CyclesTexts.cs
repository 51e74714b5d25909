namespace Lublin.Startups.Web.Pages.Office.Kids.Cycles;

/// <summary>Words of the pages of cycles; for staff, in Polish only.</summary>
public sealed class CyclesTexts;
