using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Where the office's pages about people are.</summary>
public static class PeoplePaths
{
    public static string EditionPath(this IUrlHelper url, long editionId) => url.Content("~" + Links.Office.Edition(editionId));

    /// <param name="page">Below the list; empty for the list itself.</param>
    public static string PeoplePath(this IUrlHelper url, long editionId, string page = "") =>
        url.Content("~" + Links.Office.Edition(editionId, "zapisy") + page);

    /// <param name="page">Below the enrolment; empty for itself.</param>
    public static string PersonPath(this IUrlHelper url, long enrolmentId, string page = "") =>
        url.Content("~" + Links.Office.Person(enrolmentId) + page);
}
