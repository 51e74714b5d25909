using System.Collections.Frozen;
using System.Collections.Immutable;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Privacy;

/// <summary>
/// All legal texts, those of the program and those of the office, rendered when first asked for and again after each change of them or of the settings they
/// name. A version that lacks a language is shown in Polish: Polish prevails.
/// </summary>
public sealed class LegalTexts : IKept, IDisposable
{
    private const string Polish = "pl";

    private readonly Lazy<IReadOnlyList<LegalSource>> ofProgram = new(LegalSource.OfProgram);
    private readonly IOptionsMonitor<PrivacyOptions> options;
    private readonly IOptionsMonitor<SiteOptions> site;
    private readonly IDisposable?[] changes;
    private IReadOnlyList<LegalSource> ofOffice = [];
    private Lazy<FrozenDictionary<LegalTextKind, ImmutableArray<LegalTextVersion>>> rendered;

    public LegalTexts(IOptionsMonitor<PrivacyOptions> options, IOptionsMonitor<SiteOptions> site)
    {
        (this.options, this.site) = (options, site);
        rendered = new(Render);
        changes = [options.OnChange(_ => RenderAgain()), site.OnChange(_ => RenderAgain())];
    }

    /// <summary>The version that holds on <paramref name="today"/>; before the first one holds, the first one.</summary>
    public LegalText Current(LegalTextKind kind, DateOnly today, string lang)
    {
        var versions = NewestFirst(kind);
        return (versions.FirstOrDefault(version => version.ValidFrom <= today) ?? versions[^1]).In(lang);
    }

    /// <summary>The version somebody agreed to, or null if there never was one of that name.</summary>
    public LegalText? Version(LegalTextKind kind, string version, string lang) =>
        NewestFirst(kind).FirstOrDefault(each => string.Equals(each.Name, version, StringComparison.Ordinal))?.In(lang);

    /// <summary>Every version in every language that it has, newest first.</summary>
    public IReadOnlyList<LegalText> All(LegalTextKind kind) => [.. NewestFirst(kind).SelectMany(version => version.Texts.Values)];

    /// <summary>What a version says, to begin another with.</summary>
    /// <returns>Title and Markdown; null when it has no such language or is not written in Markdown.</returns>
    public (string Title, string Body)? SourceOf(LegalTextKind kind, string version, string lang) =>
        ofProgram.Value.Concat(Volatile.Read(ref ofOffice)).FirstOrDefault(source => source.IsMarkdown && source.Kind == kind && string.Equals(source.Version, version, StringComparison.Ordinal)
            && string.Equals(source.Lang, lang, StringComparison.Ordinal)) is { } found ? (found.Title, found.Body) : null;

    /// <summary>The names of the versions that come with the program.</summary>
    public IEnumerable<string> OfProgram(LegalTextKind kind) => ofProgram.Value.Where(source => source.Kind == kind).Select(source => source.Version).Distinct(StringComparer.Ordinal);

    /// <summary>How a text would look.</summary>
    /// <exception cref="InvalidDataException">It asks for a setting that there is none of.</exception>
    public string Preview(string markdown, string lang) => Markup(lang).FromMarkdown(markdown.ReplaceLineEndings("\n"));

    public async Task ReadAsync(StartupsDb db, CancellationToken cancellation)
    {
        var versions = await db.LegalVersions.AsNoTracking().OrderBy(version => version.Id).ToListAsync(cancellation);
        Volatile.Write(ref ofOffice, [.. versions.SelectMany(version => version.Sources())]);
        RenderAgain();
    }

    public void Dispose()
    {
        foreach (var change in changes)
            change?.Dispose();
    }

    private ImmutableArray<LegalTextVersion> NewestFirst(LegalTextKind kind) => Volatile.Read(ref rendered).Value[kind];

    private void RenderAgain() => Volatile.Write(ref rendered, new(Render));

    private FrozenDictionary<LegalTextKind, ImmutableArray<LegalTextVersion>> Render() => ofProgram.Value.Concat(Volatile.Read(ref ofOffice))
        .GroupBy(source => (source.Kind, source.Version, source.ValidFrom))
        .Select(sources => (sources.Key.Kind, Version: new LegalTextVersion(sources.Key.Version, sources.Key.ValidFrom, sources.ToFrozenDictionary(source => source.Lang, Rendered, StringComparer.Ordinal))))
        .GroupBy(each => each.Kind, each => each.Version)
        // Of two that begin on one day the later written prevails.
        .ToFrozenDictionary(versions => versions.Key, versions => versions.Reverse().OrderByDescending(version => version.ValidFrom).ToImmutableArray());

    private LegalText Rendered(LegalSource source)
    {
        var markup = Markup(source.Lang);
        var html = source.IsMarkdown ? markup.FromMarkdown(source.Body) : markup.FromHtml(source.Body);
        return new(source.Kind, source.Version, source.ValidFrom, source.Title, html, source.Lang);
    }

    private LegalMarkup Markup(string lang) => new(options.CurrentValue, site.CurrentValue, lang);

    private sealed record LegalTextVersion(string Name, DateOnly ValidFrom, FrozenDictionary<string, LegalText> Texts)
    {
        public LegalText In(string lang) => Texts.TryGetValue(lang, out var text) ? text : Texts[Polish];
    }
}
