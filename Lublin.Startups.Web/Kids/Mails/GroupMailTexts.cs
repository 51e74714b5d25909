namespace Lublin.Startups.Web.Kids.Mails;

/// <summary>Words of the letters to schools about their groups; in Polish only.</summary>
public sealed class GroupMailTexts;
