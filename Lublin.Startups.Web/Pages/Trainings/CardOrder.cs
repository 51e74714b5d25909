using Lublin.Startups.Web.Enrolment;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Pages.Trainings;

public static class CardOrder
{
    extension(EditionCard card)
    {
        /// <summary>Whether it is held in the language of the page.</summary>
        public bool IsInPagesLanguage => string.Equals(card.Edition.Language, Languages.Current.Code, StringComparison.Ordinal);
    }

    extension(IEnumerable<EditionCard> cards)
    {
        /// <summary>On English and Ukrainian pages what is held in that language comes first; within it the order stays.</summary>
        public IEnumerable<EditionCard> OwnLanguageFirst() => Languages.Current == Languages.Polish ? cards : cards.OrderByDescending(card => card.IsInPagesLanguage);
    }
}
