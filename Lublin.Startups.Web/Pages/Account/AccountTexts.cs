namespace Lublin.Startups.Web.Pages.Account;

/// <summary>Words of signing in; for staff, in Polish only.</summary>
public sealed class AccountTexts;
