namespace Lublin.Startups.Web.Kids.Mails;

/// <summary>Words of the letters that tell schools how their groups stand in the order of the call.</summary>
public sealed class OrderMailTexts;
