using System.Collections.Concurrent;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>What the list says in each row: put into words once for each reading of the catalogue and each language, because every page and filter shows the same.</summary>
public sealed class CatalogueRows(IStringLocalizer<PublicTexts> texts)
{
    private readonly ConcurrentDictionary<(ProgrammeKind Kind, string Language), Worded> kept = [];

    /// <summary>The whole catalogue of a kind in the current language, in its order; what is held in it first, where that is not Polish.</summary>
    public IReadOnlyList<CatalogueRow> Of(ProgrammeKind kind, Catalogue catalogue, DateTimeOffset now)
    {
        var language = Languages.Current.Code;
        if (kept.TryGetValue((kind, language), out var known) && ReferenceEquals(known.Catalogue, catalogue))
            return known.Rows;
        var words = new EditionWords(texts.Of(kind), now);
        CatalogueRow[] rows = [.. catalogue.Cards.OwnLanguageFirst().Select(card => Row(card, words, language))];
        kept[(kind, language)] = new(catalogue, rows);
        return rows;
    }

    private CatalogueRow Row(EditionCard card, EditionWords words, string language)
    {
        var edition = card.Edition;
        var first = edition.First;
        var (title, lead) = (edition.Title.In(language), edition.Lead.In(language));
        var more = edition.Held > 1 ? " " + texts.Plural("Row.More", edition.Held - 1) : "";
        return new()
        {
            Card = card,
            Path = Links.Date(edition.Kind, edition.ProgrammeSlug, edition.Slug),
            Title = Typography.Nbsp(title.Text),
            TitleLanguage = Foreign(title, language),
            Lead = Typography.Nbsp(lead.Text),
            LeadLanguage = Foreign(lead, language),
            About = texts["Row.About", words.Language(edition.Language), words.Level(edition.Level)],
            IsoDay = DateText.Iso(first.Date),
            Day = DateText.Brief(first.Date),
            Times = $"{more}, {DateText.Times(first.Start, first.End)}",
            Place = words.Place(edition),
            PlaceIcon = edition.IsOnline ? "#camera-video" : "#geo-alt",
            Reason = card.State == EditionState.Cancelled ? edition.CancelReason : null,
            Seats = new(card, words),
        };
    }

    private static string? Foreign(Wording wording, string language) => string.Equals(wording.Language, language, StringComparison.Ordinal) ? null : wording.Language;

    private sealed record Worded(Catalogue Catalogue, IReadOnlyList<CatalogueRow> Rows);
}

/// <summary>A row of the list in one language.</summary>
public sealed record CatalogueRow
{
    public required EditionCard Card { get; init; }

    /// <summary>Without the prefix of the language.</summary>
    public required string Path { get; init; }

    public required string Title { get; init; }

    /// <summary>Null when it is the page's.</summary>
    public required string? TitleLanguage { get; init; }

    public required string Lead { get; init; }

    /// <summary>Null when it is the page's.</summary>
    public required string? LeadLanguage { get; init; }

    /// <summary>The language it is held in, and the level.</summary>
    public required string About { get; init; }

    public required string IsoDay { get; init; }
    public required string Day { get; init; }

    /// <summary>What follows the day: how many meetings more, and the hours of the first.</summary>
    public required string Times { get; init; }

    public required string Place { get; init; }

    /// <summary>The address of its drawing on the page.</summary>
    public required string PlaceIcon { get; init; }

    /// <summary>Why it was cancelled, in Polish.</summary>
    public required string? Reason { get; init; }

    public required SeatsMeter Seats { get; init; }
}
