using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>What is wrong with what staff typed about a person.</summary>
public static class ApplicantWords
{
    /// <summary>In the office's own words where those of the site address the person.</summary>
    /// <param name="texts">The office's.</param>
    /// <param name="site">The site's.</param>
    /// <param name="key">The same in both.</param>
    /// <param name="named">What the words name.</param>
    public static string OfHer(this IStringLocalizer<PeopleTexts> texts, IStringLocalizer<EnrolTexts> site, string key, object[] named) =>
        texts[key, named] is { ResourceNotFound: false } own ? own : site[key, named];
}
