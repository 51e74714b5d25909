namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>Words of the office's mailroom; for staff, in Polish only.</summary>
public sealed class MailroomTexts;
