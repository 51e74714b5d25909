namespace Lublin.Startups.Web.Kids.Mails.Cycles;

/// <summary>Words of letters about dates of meetings of groups; in Polish only.</summary>
public sealed class CycleTexts;
