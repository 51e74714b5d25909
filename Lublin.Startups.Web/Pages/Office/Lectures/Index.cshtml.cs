using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Lectures;

/// <summary>All lectures, filtered and searched, by pages. What a filter does not know it leaves out.</summary>
public sealed class IndexModel(StartupsDb db, TimeProvider clock, IStringLocalizer<LecturesTexts> texts) : PageModel
{
    private const int FarthestPage = 10_000;

    /// <summary>What can be chosen, by its word in the address; the first is shown when nothing is chosen.</summary>
    public static readonly (string Word, LectureStage Stage)[] Stages =
        [("", LectureStage.Current), ("szkice", LectureStage.Draft), ("opublikowane", LectureStage.Published), ("minione", LectureStage.Past), ("odwolane", LectureStage.Cancelled)];

    [FromQuery(Name = "uczelnia")]
    public string? AskedUniversity { get; set; }

    [FromQuery(Name = "temat")]
    public string? AskedTopic { get; set; }

    [FromQuery(Name = "stan")]
    public string? AskedStage { get; set; }

    [FromQuery(Name = "szukaj")]
    public string? AskedWord { get; set; }

    [FromQuery(Name = "strona")]
    public string? AskedPage { get; set; }

    [FromQuery(Name = "zrobiono")]
    public string? Done { get; set; }

    public LectureFilter Filter { get; private set; } = new(null, null, LectureStage.Current, null);
    public new int Page => int.TryParse(AskedPage, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= FarthestPage ? page : 1;
    public bool HasNext => All > Page * LectureListQueries.PageSize;
    public int All { get; private set; }
    public IReadOnlyList<LectureRow> Rows { get; private set; } = [];

    /// <summary>Slug and name of each.</summary>
    public IReadOnlyList<(string Slug, string Name)> Universities { get; private set; } = [];

    /// <inheritdoc cref="Universities"/>
    public IReadOnlyList<(string Slug, string Name)> Topics { get; private set; } = [];

    /// <summary>What is filtered by, each with the query of the address without it.</summary>
    public IReadOnlyList<(string Text, string Without)> Chips { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Universities = [.. (await db.Universities.OrderBy(university => university.ShortName).ThenBy(university => university.Id).Select(university => new { university.Slug, university.ShortName }).ToListAsync())
            .Select(university => (university.Slug, university.ShortName))];
        Topics = [.. (await db.TopicsAsync()).Select(topic => (topic.Slug, topic.Name.In("pl").Text))];
        Filter = new(
            Known(Universities, AskedUniversity), Known(Topics, AskedTopic), Array.Find(Stages, each => string.Equals(each.Word, AskedStage, StringComparison.Ordinal)).Stage,
            string.IsNullOrWhiteSpace(AskedWord) ? null : AskedWord.Trim());
        (Rows, All) = await db.LecturesAsync(Filter, Page, clock.GetUtcNow());
        Chips = [.. ChipsOf()];
    }

    /// <summary>The query of the address that asks for these, on a page.</summary>
    public string Query(LectureFilter? filter = null, int page = 1)
    {
        var (wanted, query) = (filter ?? Filter, new QueryBuilder());
        var stage = Array.Find(Stages, each => each.Stage == wanted.Stage).Word;
        foreach (var (name, value) in new[] { ("szukaj", wanted.Search), ("uczelnia", wanted.University), ("temat", wanted.Topic), ("stan", stage), ("strona", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null) })
        {
            if (!string.IsNullOrEmpty(value))
                query.Add(name, value);
        }

        return query.ToString();
    }

    private IEnumerable<(string Text, string Without)> ChipsOf()
    {
        if (Filter.Search is { } word)
            yield return (texts["Chip.Search", word], Query(Filter with { Search = null }));
        if (Filter.University is { } university)
            yield return (Universities.First(each => string.Equals(each.Slug, university, StringComparison.Ordinal)).Name, Query(Filter with { University = null }));
        if (Filter.Topic is { } topic)
            yield return (Topics.First(each => string.Equals(each.Slug, topic, StringComparison.Ordinal)).Name, Query(Filter with { Topic = null }));
        if (Filter.Stage != LectureStage.Current)
            yield return (texts[$"Stage.{Filter.Stage}"], Query(Filter with { Stage = LectureStage.Current }));
    }

    private static string? Known(IReadOnlyList<(string Slug, string Name)> all, string? asked) => all.FirstOrDefault(each => string.Equals(each.Slug, asked, StringComparison.Ordinal)).Slug;
}
