using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Shared;

namespace Lublin.Startups.Web.Pages.Office;

/// <summary>A section of the office.</summary>
/// <param name="Entry">Where it leads and what it is called.</param>
/// <param name="Icon">Beside its name.</param>
/// <param name="LeastRole">Who is shown it.</param>
public sealed record OfficeSection(MenuEntry Entry, string Icon, StaffRole LeastRole = StaffRole.Staff)
{
    /// <summary>The value of aria-current on a page: the office's first page holds only itself.</summary>
    public string? CurrentOn(PathString page) => this == OfficeMenu.Today && page != Entry.Path ? null : Entry.CurrentOn(page);
}

/// <param name="TextKey">Its heading.</param>
public sealed record OfficeGroup(string TextKey, IReadOnlyList<OfficeSection> Sections);

/// <summary>The rail of the office.</summary>
public static class OfficeMenu
{
    public static OfficeSection Today { get; } = new(new("/biuro", "Menu.Today"), "speedometer2");

    public static IReadOnlyList<OfficeGroup> All { get; } =
    [
        new("Frame.Work",
        [
            Today,
            new(new("/biuro/programy", "Menu.Programmes"), "collection"),
            new(new("/biuro/harmonogram", "Menu.Schedule"), "calendar3"),
            new(new("/biuro/zapisy", "Menu.People"), "people"),
            new(new("/biuro/telefony", "Menu.Calls"), "telephone"),
            new(new("/biuro/poczta", "Menu.Mail"), "envelope"),
            new(new("/biuro/miejsca", "Menu.Places"), "building"),
            new(new("/biuro/prowadzacy", "Menu.Trainers"), "person-video3"),
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
}
