using System.Text.RegularExpressions;
using Lublin.Startups.Web.Accelerators;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Shared;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Pages.Office;

/// <summary>A section of the office.</summary>
/// <param name="Entry">Where it leads and what it is called.</param>
/// <param name="Icon">Beside its name.</param>
/// <param name="LeastRole">The least role that is shown it.</param>
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
    public static OfficeSection Today { get; } = new(new(Links.Office.Root, "Menu.Today"), "speedometer2");

    public static IReadOnlyList<OfficeGroup> All { get; } =
    [
        new("Frame.Work",
        [
            Today,
            new(new(Links.Office.Programmes, "Menu.Programmes"), "collection") { Elsewhere = OfEditions() },
            new(new(Links.Office.Schedule, "Menu.Schedule"), "calendar3"),
            new(new(Links.Office.DaysOff, "Menu.Calendar"), "calendar-x"),
            new(new(Links.Office.People, "Menu.People"), "people") { Elsewhere = OfPeople() },
            new(new(Links.Office.Calls, "Menu.Calls"), "telephone"),
            new(new(Links.Office.Mails, "Menu.Mail"), "envelope"),
            new(new(Links.Office.Venues, "Menu.Places"), "building") { Elsewhere = OfPlaces() },
            new(new(Links.Office.Presenters, "Menu.Presenters"), "person-video3") { Elsewhere = OfPresenters() },
            new(new(Links.Office.History, "Menu.History"), "clock-history"),
        ]),
        new("Frame.Lectures",
        [
            new(new(LectureLinks.Lectures, "Menu.Lectures"), "mic-fill"),
            new(new(LectureLinks.Universities, "Menu.Universities"), "mortarboard"),
            new(new(LectureLinks.Speakers, "Menu.Speakers"), "person"),
            new(new(LectureLinks.Topics, "Menu.Topics"), "tags"),
        ]),
        new("Frame.Kids",
        [
            new(new(KidsLinks.Root, "Menu.Kids"), "backpack2-fill"),
        ]),
        new("Frame.Accelerators",
        [
            new(new(AcceleratorLinks.Observatory, "Menu.Observatory"), "eye-fill"),
        ]),
        new("Frame.System",
        [
            new(new(Links.Office.Jobs, "Menu.Jobs"), "list-check"),
            new(new(Links.Office.LegalTexts, "Menu.Texts"), "file-text"),
            new(new(Links.Office.Settings, "Menu.Settings"), "gear", StaffRole.Admin),
            new(new(Links.Office.Accounts, "Menu.Accounts"), "person-lock", StaffRole.Admin),
        ]),
        new("Frame.Account",
        [
            new(new(Links.Office.OwnAccount, "Menu.Own"), "person-circle"),
            new(new(AccountLinks.SignOut, "Frame.SignOut"), "box-arrow-right"),
        ]),
    ];

    [GeneratedRegex($@"^{Links.Office.Root}/(edycje/\d+(/|$)(?!zapisy|potrzeby)|spotkania/\d+(/|$)(?!lista|obecnosc))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfEditions();

    [GeneratedRegex($@"^{Links.Office.Root}/(edycje/\d+/(zapisy|potrzeby)|spotkania/\d+/(lista|obecnosc))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfPeople();

    [GeneratedRegex($@"^{Links.Office.Root}/(sale/|archiwum/(miejsce|sala)/)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfPlaces();

    [GeneratedRegex($@"^{Links.Office.Root}/archiwum/osoba/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfPresenters();
}
