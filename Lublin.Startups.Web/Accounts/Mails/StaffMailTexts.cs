namespace Lublin.Startups.Web.Accounts.Mails;

/// <summary>Words of letters to staff, in Polish only.</summary>
public sealed class StaffMailTexts;
