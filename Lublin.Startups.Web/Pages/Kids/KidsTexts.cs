namespace Lublin.Startups.Web.Pages.Kids;

/// <summary>Texts of the public page of Przedsiębiorcze dzieciaki.</summary>
public sealed class KidsTexts;
