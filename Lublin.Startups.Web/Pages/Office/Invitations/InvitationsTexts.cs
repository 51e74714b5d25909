namespace Lublin.Startups.Web.Pages.Office.Invitations;

/// <summary>Words of the pages on which speakers are invited and heads are counted; for staff, in Polish only.</summary>
public sealed class InvitationsTexts;
