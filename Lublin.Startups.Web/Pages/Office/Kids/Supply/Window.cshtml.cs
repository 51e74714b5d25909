using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Supply;

/// <summary>A time that a host offers to one group.</summary>
public sealed class WindowModel(StartupsDb db, SupplyDesk desk, IStringLocalizer<SupplyTexts> texts) : SeasonPage(db), IReshow
{
    private const string New = "nowe";
    private readonly StartupsDb db = db;

    [FromRoute]
    public long Host { get; set; }

    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty]
    public WindowForm Form { get; set; } = new();

    public VisitHost Of { get; private set; } = null!;

    /// <summary>Null for a new one.</summary>
    public VisitWindow? Window { get; private set; }

    public bool IsOvertaken { get; private set; }

    /// <summary>The group that would lose it by the change; null while nothing has to be asked.</summary>
    public WindowUse? Loses { get; private set; }

    public IReadOnlyList<PickItem> Kinds => [.. new[] { MeetingKind.CompanyVisit, MeetingKind.CreativeHour }.Select(kind => new PickItem(kind.ToString(), texts[$"Kind.{kind}"]))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Window is not null)
            Form = WindowForm.Of(Window);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Form.Read(ModelState, texts, Season) is not { } facts)
            return Page();
        if ((await db.DaysOffAsync(facts.Date, facts.Date)).FirstOrDefault(off => off.UniversityId is null) is { } off)
        {
            ModelState.AddModelError("Form.Date", texts["Wrong.DayOff", off.Name]);
            return Page();
        }

        if (Window is null)
        {
            await desk.AddWindowAsync(Season.EditionId, Host, facts, Form.FormId, User.Actor());
            return Back();
        }

        switch (await desk.ChangeWindowAsync(Window.Id, Form.Version, facts, Form.Releases, User.Actor()))
        {
            case WindowOutcome.Done:
                return Back();
            case WindowOutcome.InUse:
                (Loses, _) = (await db.UseOfAsync(Window.Id), Form.Releases = false);
                ModelState.AddModelError("Form.Releases", texts["Wrong.InUse", Loses?.Group.Label ?? ""]);
                return Page();
            case WindowOutcome.Over:
                ModelState.AddModelError("Form.Date", texts["Wrong.Over"]);
                return Page();
            default:
                await LoadAsync();
                (IsOvertaken, Form.Version) = (true, Window.Version);
                return Page();
        }
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private SeeOther Back() => new(Url.Content($"~{KidsLinks.Host(Year, Host)}?stan=zapisano"));

    private async Task<bool> LoadAsync()
    {
        if (await db.VisitHosts.AsNoTracking().SingleOrDefaultAsync(host => host.Id == Host) is not { } host)
            return false;
        Of = host;
        if (string.Equals(Key, New, StringComparison.Ordinal))
            return true;
        Window = long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await db.VisitWindows.AsNoTracking().SingleOrDefaultAsync(window => window.Id == id && window.HostId == Host && window.EditionId == Season.EditionId && window.WithdrawnAt == null)
            : null;
        return Window is not null;
    }
}

public sealed class WindowForm
{
    private const int MostPeople = 200;

    public string? Kind { get; set; }
    public string? Date { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
    public string? MaxPeople { get; set; }
    public string? MinAge { get; set; } = "6";
    public bool Wheelchair { get; set; }
    public bool AtSchool { get; set; }
    public string? Safety { get; set; }
    public string? Photos { get; set; }
    public string? Way { get; set; }
    public int Version { get; set; }

    /// <summary>Staff know that a group loses it.</summary>
    public bool Releases { get; set; }

    public Guid FormId { get; set; } = Guid.CreateVersion7();

    public static WindowForm Of(VisitWindow window) => new()
    {
        Kind = window.Kind.ToString(),
        Date = TypedTime.Write(window.Date),
        From = TypedTime.Write(window.From),
        To = TypedTime.Write(window.To),
        MaxPeople = window.MaxPeople.ToString(CultureInfo.InvariantCulture),
        MinAge = window.MinAge.ToString(CultureInfo.InvariantCulture),
        Wheelchair = window.Wheelchair,
        AtSchool = window.IsAtSchool,
        Safety = window.SafetyRules,
        Photos = window.PhotoRules,
        Way = window.WayThere,
        Version = window.Version,
    };

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public WindowFacts? Read(Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state, IStringLocalizer texts, Season season)
    {
        void Wrong(string field, string key, params object[] named) => state.AddModelError($"Form.{field}", texts[key, named]);
        var kind = string.Equals(Kind, nameof(MeetingKind.CreativeHour), StringComparison.Ordinal) ? MeetingKind.CreativeHour : MeetingKind.CompanyVisit;
        var (date, from, to) = (TypedTime.Date(Date), TypedTime.Time(From), TypedTime.Time(To));
        if (date is null)
            Wrong(nameof(Date), "Wrong.Date");
        else if (date.Value.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            Wrong(nameof(Date), "Wrong.Weekend");
        else if (date < season.FirstWeek || date >= season.Gala.Date)
            Wrong(nameof(Date), "Wrong.Season", DateText.Date(season.FirstWeek), DateText.Date(season.Gala.Date.AddDays(-1)));
        if (from is null || from < TimeBlocks.Opens || from >= TimeBlocks.Closes)
            Wrong(nameof(From), "Wrong.From");
        var needed = kind == MeetingKind.CreativeHour ? 60 : season.Template.Where(meeting => meeting.Kind == MeetingKind.CompanyVisit).Select(meeting => meeting.Minutes).DefaultIfEmpty(2 * MeetingTemplate.LessonMinutes).Max();
        if (to is null || to <= from || to > TimeBlocks.Closes)
            Wrong(nameof(To), "Wrong.To");
        else if (from is { } start && (to.Value - start).TotalMinutes < needed)
            Wrong(nameof(To), "Wrong.TooShort", needed);
        var people = int.TryParse(MaxPeople, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is >= 1 and <= MostPeople;
        if (!people)
            Wrong(nameof(MaxPeople), "Wrong.MaxPeople", MostPeople);
        var age = int.TryParse(MinAge, NumberStyles.None, CultureInfo.InvariantCulture, out var least) && least is >= SchoolGroup.YoungestAge and <= SchoolGroup.OldestAge;
        if (!age)
            Wrong(nameof(MinAge), "Wrong.MinAge", SchoolGroup.YoungestAge, SchoolGroup.OldestAge);
        foreach (var (field, typed) in new[] { (nameof(Safety), Safety), (nameof(Photos), Photos), (nameof(Way), Way) })
        {
            if (typed?.Length > VisitWindow.LongestRules)
                Wrong(field, "Wrong.Long", VisitWindow.LongestRules);
        }

        return state.IsValid
            ? new(kind, date!.Value, from!.Value, to!.Value, most, least, Wheelchair)
            {
                IsAtSchool = AtSchool && kind == MeetingKind.CreativeHour,
                SafetyRules = Written(Safety),
                PhotoRules = Written(Photos),
                WayThere = Written(Way),
            }
            : null;
    }

    private static string? Written(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
