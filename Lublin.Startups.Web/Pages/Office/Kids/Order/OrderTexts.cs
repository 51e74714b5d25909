namespace Lublin.Startups.Web.Pages.Office.Kids.Order;

/// <summary>Words of the list of groups, of a group's page and of protocols; for staff, in Polish only.</summary>
public sealed class OrderTexts;
