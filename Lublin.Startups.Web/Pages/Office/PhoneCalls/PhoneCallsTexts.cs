namespace Lublin.Startups.Web.Pages.Office.PhoneCalls;

/// <summary>Words of the telephone list; for staff, in Polish only.</summary>
public sealed class PhoneCallsTexts;
