using System.Text.RegularExpressions;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Shared;

namespace Lublin.Startups.Web.Pages.Office;

/// <summary>A section of the office.</summary>
/// <param name="Entry">Where it leads and what it is called.</param>
/// <param name="Icon">Beside its name.</param>
/// <param name="LeastRole">Who is shown it.</param>
public sealed record OfficeSection(MenuEntry Entry, string Icon, StaffRole LeastRole = StaffRole.Staff)
{
    /// <summary>Pages of this section that have addresses of their own.</summary>
    public Regex? Elsewhere { get; init; }

    /// <summary>The value of aria-current on a page: the office's first page holds only itself.</summary>
    public string? CurrentOn(PathString page) => this == OfficeMenu.Today && page != Entry.Path
        ? null
        : Entry.CurrentOn(page) ?? (Elsewhere?.IsMatch(page.Value ?? "") == true ? "true" : null);
}

/// <param name="TextKey">Its heading.</param>
public sealed record OfficeGroup(string TextKey, IReadOnlyList<OfficeSection> Sections);

/// <summary>The rail of the office.</summary>
public static partial class OfficeMenu
{
    public static OfficeSection Today { get; } = new(new("/biuro", "Menu.Today"), "speedometer2");

    public static IReadOnlyList<OfficeGroup> All { get; } =
    [
        new("Frame.Work",
        [
            Today,
            new(new("/biuro/programy", "Menu.Programmes"), "collection") { Elsewhere = OfEditions() },
            new(new("/biuro/harmonogram", "Menu.Schedule"), "calendar3"),
            new(new("/biuro/zapisy", "Menu.People"), "people") { Elsewhere = OfPeople() },
            new(new("/biuro/telefony", "Menu.Calls"), "telephone"),
            new(new("/biuro/poczta", "Menu.Mail"), "envelope"),
            new(new("/biuro/miejsca", "Menu.Places"), "building") { Elsewhere = OfPlaces() },
            new(new("/biuro/prowadzacy", "Menu.Presenters"), "person-video3") { Elsewhere = OfPresenters() },
            new(new("/biuro/historia", "Menu.History"), "clock-history"),
        ]),
        new("Frame.System",
        [
            new(new("/biuro/zadania", "Menu.Jobs"), "list-check"),
            new(new("/biuro/teksty", "Menu.Texts"), "file-text"),
            new(new("/biuro/ustawienia", "Menu.Settings"), "gear", StaffRole.Admin),
            new(new("/biuro/konta", "Menu.Accounts"), "person-lock", StaffRole.Admin),
        ]),
        new("Frame.Account",
        [
            new(new("/biuro/moje-konto", "Menu.Own"), "person-circle"),
            new(new("/konto/wyjscie", "Frame.SignOut"), "box-arrow-right"),
        ]),
    ];

    [GeneratedRegex(@"^/biuro/(edycje/\d+(/|$)(?!zapisy|potrzeby)|spotkania/\d+(/|$)(?!lista|obecnosc))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfEditions();

    [GeneratedRegex(@"^/biuro/(edycje/\d+/(zapisy|potrzeby)|spotkania/\d+/(lista|obecnosc))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfPeople();

    [GeneratedRegex("^/biuro/(sale/|archiwum/(miejsce|sala)/)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfPlaces();

    [GeneratedRegex("^/biuro/archiwum/osoba/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfPresenters();
}
