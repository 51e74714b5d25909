namespace Lublin.Startups.Web.Kids.Mails.Holding;

/// <summary>Words of letters before meetings of groups; in Polish only.</summary>
public sealed class HoldingTexts;
