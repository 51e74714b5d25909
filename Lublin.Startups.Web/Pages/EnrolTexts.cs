namespace Lublin.Startups.Web.Pages;

/// <summary>The words of signing up and of one's own enrolments: <c>EnrolTexts.resx</c> and its translations.</summary>
public sealed class EnrolTexts;
