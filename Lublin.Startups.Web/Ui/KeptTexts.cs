using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Ui;

/// <summary>
/// The texts of one family of resx files after <see cref="CultureInfo.CurrentUICulture"/>. Each language is read whole and once, because a page asks for a hundred
/// texts; one that a language does not have comes from its parent, at last from Polish.
/// </summary>
/// <typeparam name="T">Named as the files are.</typeparam>
public sealed class KeptTexts<T> : IStringLocalizer<T>
{
    private readonly ResourceManager files = new(typeof(T));
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, LocalizedString>> languages = new(StringComparer.Ordinal);

    public LocalizedString this[string name] =>
        Texts(CultureInfo.CurrentUICulture).TryGetValue(name, out var text) ? text : new(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var text = this[name];
            return new(name, string.Format(CultureInfo.CurrentCulture, text.Value, arguments), text.ResourceNotFound);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        includeParentCultures ? Texts(CultureInfo.CurrentUICulture).Values : Own(CultureInfo.CurrentUICulture);

    private FrozenDictionary<string, LocalizedString> Texts(CultureInfo culture) =>
        languages.TryGetValue(culture.Name, out var known) ? known : languages.GetOrAdd(culture.Name, _ => Read(culture));

    private FrozenDictionary<string, LocalizedString> Read(CultureInfo culture)
    {
        var texts = culture.Parent.Equals(culture) ? [] : Texts(culture.Parent).ToDictionary(StringComparer.Ordinal);
        foreach (var text in Own(culture))
            texts[text.Name] = text;
        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private IEnumerable<LocalizedString> Own(CultureInfo culture) =>
        from entry in files.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.Cast<DictionaryEntry>() ?? []
        where entry.Value is string
        select new LocalizedString((string)entry.Key, (string)entry.Value!);
}
