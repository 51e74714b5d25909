namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>A page on which staff type what a person declares.</summary>
public interface IApplicantFormPage
{
    ApplicantForm Form { get; }
}
