using System.Globalization;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>A version of the terms as people read it: by the day from which it stands.</summary>
public static class TermsWords
{
    public static string Of(IStringLocalizer texts, string version) =>
        DateOnly.TryParseExact(version, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) ? texts["Fact.TermsOf", DateText.Date(from)] : version;
}
