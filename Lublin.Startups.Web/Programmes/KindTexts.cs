using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Programmes;

/// <summary>Texts that name what takes place, in the words of its kind.</summary>
public static class KindTexts
{
    /// <summary>The same texts for one kind: its own words stand under the key with the kind behind it, <c>State.Over.Lecture</c>; where there are none the plain key holds.</summary>
    public static IStringLocalizer Of(this IStringLocalizer texts, ProgrammeKind kind) => new OfKind(texts, kind);

    private sealed class OfKind(IStringLocalizer texts, ProgrammeKind kind) : IStringLocalizer
    {
        private readonly string ending = $".{kind}";

        public LocalizedString this[string name] => texts[name + ending] is { ResourceNotFound: false } own ? own : texts[name];

        public LocalizedString this[string name, params object[] arguments] =>
            texts[name + ending, arguments] is { ResourceNotFound: false } own ? own : texts[name, arguments];

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures);
    }
}
