using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.SchoolDesk;

/// <summary>How many come to the next meeting of a group: the same, by one button, or other numbers.</summary>
public sealed class CountModel(SchoolDoor door, StartupsDb db, CountDesk desk, TimeProvider clock) : DeskPage(door), IComesAgain
{
    public const int MostAdults = 10;

    [FromRoute]
    public Guid Uid { get; set; }

    [BindProperty(SupportsGet = true), FromForm]
    public int? Children { get; set; }

    [BindProperty(SupportsGet = true), FromForm]
    public int? Adults { get; set; }

    /// <summary>What has just been done.</summary>
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public SchoolGroup Group { get; private set; } = null!;

    /// <summary>Which meeting the count is for; null when none is to come.</summary>
    public ToldMeeting? Next { get; private set; }

    public bool IsOpen => Next is { } next && Now < CountTime.EndsAt(next.Meeting.Session);
    public string Here => Url.Content("~" + SchoolLinks.Group(Uid, "obecna-liczba"));

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<CountTexts> texts)
    {
        if (!await FindAsync())
            return NotFound();
        Check(nameof(Children), Children is null or < SchoolGroup.FewestChildren or > SchoolGroup.MostChildren, texts["Wrong.Children", SchoolGroup.FewestChildren, SchoolGroup.MostChildren]);
        Check(nameof(Adults), Adults is null or < 1 or > MostAdults, texts["Wrong.Adults", MostAdults]);
        if (!ModelState.IsValid)
            return Page();
        switch (await desk.ConfirmAsync(Group, Children!.Value, Adults!.Value))
        {
            case ComingOutcome.Confirmed:
                return new SeeOther($"{Here}?stan=potwierdzono");
            case ComingOutcome.TooMany(var window):
                ModelState.AddModelError(nameof(Children), texts["Wrong.TooMany", window.Host.Name, DateText.Full(window.Date), window.MaxPeople, Children.Value + Adults.Value]);
                return Page();
            case ComingOutcome.OtherChildren:
                ModelState.AddModelError(nameof(Children), texts["Wrong.OtherChildren"]);
                return Page();
            default:
                return new SeeOther($"{Here}?stan=nic");
        }
    }

    public async Task<IActionResult> ReshowAsync() => await FindAsync() ? Page() : NotFound();

    private async Task<bool> FindAsync()
    {
        var active = db.Enrolments.Active();
        if (await db.SchoolGroups.AsNoTracking().Include(group => group.School)
                .SingleOrDefaultAsync(group => group.Uid == Uid && group.SchoolId == School.Id && active.Any(enrolment => enrolment.Id == group.EnrolmentId && enrolment.ConfirmedAt != null)) is not { } group)
            return false;
        (Group, Next) = (group, CountDesk.NextOf(await db.ToldMeetingsOfAsync(group.Id), Now));
        return true;
    }

    private void Check(string field, bool isWrong, string words)
    {
        if (isWrong && ModelState[field] is not { Errors.Count: > 0 })
            ModelState.AddModelError(field, words);
    }
}
