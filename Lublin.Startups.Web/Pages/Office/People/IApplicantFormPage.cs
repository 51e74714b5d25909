using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>A page on which staff type what a person declares.</summary>
public interface IApplicantFormPage
{
    ApplicantForm Form { get; }

    /// <summary>For which edition: its sessions say which needs can be met.</summary>
    Edition Edition { get; }
}
