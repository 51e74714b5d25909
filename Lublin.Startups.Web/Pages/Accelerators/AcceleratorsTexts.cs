namespace Lublin.Startups.Web.Pages.Accelerators;

/// <summary>Texts of the public pages about calls and the programmes of others.</summary>
public sealed class AcceleratorsTexts;
