namespace Lublin.Startups.Web.Ui;

/// <summary>Names the texts of the house kit: UiTexts.resx (Polish), UiTexts.en.resx, UiTexts.uk.resx.</summary>
public sealed class UiTexts;
