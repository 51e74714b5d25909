namespace Lublin.Startups.Web.Pages.Office.Accounts;

/// <summary>Words of the pages about accounts of staff; in Polish only.</summary>
public sealed class AccountsTexts;
