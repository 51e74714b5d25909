using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Pages.Shared;

/// <summary>A section of the site.</summary>
/// <param name="Path">Without the language's prefix.</param>
/// <param name="TextKey">Its name among the kit's texts.</param>
public sealed record MenuEntry(string Path, string TextKey)
{
    /// <summary>Whether a page belongs to this section.</summary>
    public bool Holds(PathString page) => page.StartsWithSegments(Path, StringComparison.Ordinal);

    /// <summary>The value of aria-current on the way to a page: the section's own page, a page below it, or null elsewhere.</summary>
    public string? CurrentOn(PathString page) => page == Path ? "page" : Holds(page) ? "true" : null;
}

/// <summary>The sections that lead somewhere, in the order of the menu.</summary>
public static class Menu
{
    /// <summary>What people can take part in.</summary>
    public static IReadOnlyList<MenuEntry> Programmes { get; } = [.. Kinds.Listed.Select(kind => new MenuEntry(Links.List(kind.Of), $"Menu.{kind.Of}"))];

    /// <summary>The whole menu.</summary>
    public static IReadOnlyList<MenuEntry> All { get; } = [.. Programmes, new(Links.Mine, "Menu.MyEnrolments")];
}
