using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Pages.Offers;

public static class CardOrder
{
    /// <summary>Whether it is held in the language of the page.</summary>
    public static bool IsInPagesLanguage(this EditionCard card) => string.Equals(card.Edition.Language, Languages.Current.Code, StringComparison.Ordinal);

    /// <summary>On English and Ukrainian pages what is held in that language comes first; within it the order stays.</summary>
    public static IEnumerable<EditionCard> OwnLanguageFirst(this IEnumerable<EditionCard> cards) =>
        Languages.Current == Languages.Polish ? cards : cards.OrderByDescending(IsInPagesLanguage);
}
