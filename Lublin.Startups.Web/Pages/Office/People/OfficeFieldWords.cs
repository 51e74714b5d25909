using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>As the office says it of a person; in the site's words where the office has none of its own.</summary>
public sealed class OfficeFieldWords(IStringLocalizer<PeopleTexts> office, IStringLocalizer<EnrolTexts> site) : FieldWords(office, site);
