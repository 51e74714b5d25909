namespace Lublin.Startups.Web.Pages.Office.Kids.Supply;

/// <summary>Words of the office's pages about hosts, animators and checks in registers; in Polish only.</summary>
public sealed class SupplyTexts;
