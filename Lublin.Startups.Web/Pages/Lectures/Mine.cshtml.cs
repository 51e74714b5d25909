using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Lectures;

/// <summary>What a speaker gives or a host receives, behind their link; a host says how many came.</summary>
public sealed class MineModel(StartupsDb db, LectureDoor door, TimeProvider clock) : PageModel, IComesAgain
{
    private static readonly TimeSpan Past = TimeSpan.FromDays(365);

    [FromRoute]
    public string Code { get; set; } = "";

    /// <summary>Which session somebody counted.</summary>
    [BindProperty(SupportsGet = true), FromForm]
    public Guid Counted { get; set; }

    /// <summary>What has just been done.</summary>
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public LinkedPerson Person { get; private set; } = null!;
    public bool IsHost => Person.Role == LectureRole.Host;
    public IReadOnlyList<OwnLecture> Ahead { get; private set; } = [];

    /// <summary>What a speaker agreed to and everybody is still to hear of.</summary>
    public IReadOnlyList<WorkingSession> Agreed { get; private set; } = [];

    /// <summary>The last first.</summary>
    public IReadOnlyList<OwnLecture> Over { get; private set; } = [];

    public string Here => Url.Content("~" + SpeakerLinks.Mine(Code));
    public string Feed => Url.Content("~" + SpeakerLinks.Feed(Code));

    /// <summary>The name of the field for one session, which its error stands at.</summary>
    public static string FieldOf(OwnLecture own) => $"Heads-{own.Session.Uid}";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var person = await door.FindAsync(Code);
        if (person is null or { IsRevoked: true })
        {
            context.Result = person is null ? NotFound() : StatusCode(StatusCodes.Status410Gone);
            return;
        }

        Person = person;
        var all = await db.OwnLecturesAsync(person.Role, person.Id, Now - Past);
        (Ahead, Over) = ([.. all.Where(own => own.Session.EndsAt > Now)], [.. all.Where(own => own.Session.EndsAt <= Now).Reverse()]);
        Agreed = IsHost ? [] : await db.AgreedLecturesAsync(person.Id, Now);
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync([FromServices] HeadCountDesk desk, [FromServices] IStringLocalizer<SpeakerTexts> texts)
    {
        if (!IsHost || Over.FirstOrDefault(own => own.Session.Uid == Counted) is not { } own)
            return new SeeOther($"{Here}?stan=nic");
        if (HeadsTyped.Read(Keep(own)) is not { } heads)
        {
            ModelState.AddModelError(FieldOf(own), texts["Wrong.Heads", HeadCount.Most]);
            return Page();
        }

        var counted = await desk.CountAsync(own.Session.Id, heads, LecturePerson.KeyOf(LectureRole.Host, Person.Id));
        return new SeeOther($"{Here}?stan={(counted ? "policzono" : "nic")}");
    }

    public Task<IActionResult> ReshowAsync()
    {
        if (Over.FirstOrDefault(own => own.Session.Uid == Counted) is { } own)
            Keep(own);
        return Task.FromResult<IActionResult>(Page());
    }

    // What was typed stands in its field again.
    private string? Keep(OwnLecture own)
    {
        string? typed = Request.Form[FieldOf(own)];
        ModelState.SetModelValue(FieldOf(own), typed, typed);
        return typed;
    }
}

/// <summary>How many came, as people type it.</summary>
public static class HeadsTyped
{
    /// <summary>Null when it is no whole number from none to the most.</summary>
    public static int? Read(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var heads) && heads <= HeadCount.Most ? heads : null;
}
