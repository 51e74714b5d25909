using System.Globalization;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.SchoolDesk.Groups;

/// <summary>Check, and the one POST that confirms all groups that are ready, in the sequence shown.</summary>
public sealed class CheckModel(StartupsDb db, SchoolDoor door, LegalTexts legal, TimeProvider clock) : DeskPage(door), IComesAgain
{
    [BindProperty(SupportsGet = true), FromForm]
    public ConfirmForm Form { get; set; } = new();

    public Season Season { get; private set; } = null!;
    public EditionState State { get; private set; }

    /// <summary>In the sequence in which they are confirmed.</summary>
    public IReadOnlyList<SchoolGroup> Ready { get; private set; } = [];

    /// <summary>How many more groups the school may have; null without a limit.</summary>
    public int? Left { get; private set; }

    /// <summary>Whether the school has to choose: more are ready than it may have.</summary>
    public bool Chooses => Left < Ready.Count;

    public LegalText Terms =>
        legal.Version(LegalTextKind.Terms, Season.Edition.TermsVersion, Languages.Polish.Code) ?? legal.Current(LegalTextKind.Terms, Warsaw.Today(clock), Languages.Polish.Code);

    public string DeskPath => Url.Content("~" + SchoolLinks.Desk);

    public string Here => Url.Content("~" + SchoolLinks.Check);

    /// <summary>A group as it is shown here: another one when anything of it changes.</summary>
    public static string ValueOf(SchoolGroup group) => string.Create(CultureInfo.InvariantCulture, $"{group.Uid}.{group.Version}");

    public Task<IActionResult> OnGetAsync() => ShowAsync(isNew: true);

    public async Task<IActionResult> OnPostAsync([FromServices] GroupDesk desk, [FromServices] IStringLocalizer<GroupTexts> texts)
    {
        if (await db.AnnouncedSeasonAsync() is not { } season)
            return new SeeOther(DeskPath);
        Season = season;
        var shown = Form.Groups.Select(ShownOf).OfType<ShownGroup>().ToList();
        if (shown.Count == 0)
            ModelState.AddModelError("Form.Groups", texts["Wrong.NoGroup"]);
        if (!Form.Terms)
            ModelState.AddModelError("Form.Terms", texts["Wrong.Terms"]);
        if (!ModelState.IsValid)
            return await ReshowAsync();
        var notice = legal.Current(LegalTextKind.Privacy, Warsaw.Today(clock), Languages.Polish.Code).Version;
        var outcome = await desk.ConfirmAsync(season.EditionId, Contact, new(Form.FormId, shown, Form.TermsVersion ?? "", notice));
        if (outcome is ConfirmOutcome.Confirmed)
            return new SeeOther($"{DeskPath}?stan=potwierdzono");
        ModelState.AddModelError("", Refusal(outcome, texts));
        return await ReshowAsync();
    }

    public Task<IActionResult> ReshowAsync() => ShowAsync(isNew: false);

    private async Task<IActionResult> ShowAsync(bool isNew)
    {
        if (await db.AnnouncedSeasonAsync() is not { } season)
            return Redirect(DeskPath);
        (Season, State) = (season, season.Edition.StateAt(clock.GetUtcNow()));
        var school = School.Id;
        var groups = await db.SchoolGroups.AsNoTracking().Include(group => group.Enrolment).Where(group => group.EditionId == season.EditionId && group.SchoolId == school).OrderBy(group => group.Id).ToListAsync();
        Ready = [.. groups.Where(group => group.IsDraft && group.Gaps.Count == 0)];
        Left = season.MaxGroupsPerSchool - groups.Count(group => group.Enrolment?.IsActiveAt(clock.GetUtcNow()) == true);
        if (isNew)
            Form.Groups = [.. Ready.Take(Math.Max(0, Left ?? Ready.Count)).Select(ValueOf)];
        // Other terms are not agreed to by the tick under these.
        else if (!string.Equals(Form.TermsVersion, season.Edition.TermsVersion, StringComparison.Ordinal))
        {
            Form.Terms = false;
            ModelState.Remove("Form.Terms");
        }

        return Ready.Count == 0 && ModelState.IsValid ? Redirect(DeskPath) : Page();
    }

    private static string Refusal(ConfirmOutcome outcome, IStringLocalizer texts) => outcome switch
    {
        ConfirmOutcome.NotYet notYet => texts["Refused.NotYet", GroupWords.ToTheSecond(notYet.OpensAt)],
        ConfirmOutcome.TooMany tooMany => texts["Refused.TooMany", tooMany.Most, tooMany.Has],
        ConfirmOutcome.OtherTerms => texts["Refused.OtherTerms"],
        ConfirmOutcome.Changed => texts["Refused.Changed"],
        ConfirmOutcome.NoSuchSchool => texts["Refused.NoSuchSchool"],
        _ => texts["Refused.Closed"],
    };

    private static ShownGroup? ShownOf(string value) =>
        value.Split('.') is [var uid, var version] && Guid.TryParse(uid, out var known) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(known, number) : null;
}

public sealed class ConfirmForm
{
    /// <summary>The groups as shown, in sequence.</summary>
    public IList<string> Groups { get; set; } = [];

    public bool Terms { get; set; }

    /// <summary>The terms beside the tick.</summary>
    public string? TermsVersion { get; set; }

    /// <summary>Makes a repeated POST the same.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();
}
