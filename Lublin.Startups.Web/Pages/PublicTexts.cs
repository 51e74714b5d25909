namespace Lublin.Startups.Web.Pages;

/// <summary>Names the texts of the public pages: PublicTexts.resx (Polish), PublicTexts.en.resx, PublicTexts.uk.resx.</summary>
public sealed class PublicTexts;
