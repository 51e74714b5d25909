using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.Animators;

/// <summary>What an animator leads: the next meeting, those to be written down, later ones, and those that were.</summary>
public sealed class IndexModel(StartupsDb db, AnimatorDoor door, TimeProvider clock) : AnimatorPage(door, clock)
{
    private const int DaysBack = 180;

    /// <summary>What has just been done.</summary>
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public ToldMeeting? Next { get; private set; }

    /// <summary>Begun, and nobody has written down how they were.</summary>
    public IReadOnlyList<ToldMeeting> ToLog { get; private set; } = [];

    /// <summary>After the next one; the cancelled among them.</summary>
    public IReadOnlyList<ToldMeeting> Later { get; private set; } = [];

    /// <summary>The last first: written down, not held, or too late to be written down here.</summary>
    public IReadOnlyList<ToldMeeting> Over { get; private set; } = [];

    /// <summary>The sessions of which they said that they cannot come.</summary>
    public IReadOnlySet<long> Missed { get; private set; } = new HashSet<long>();

    public void OnGet()
    {
    }

    protected override IActionResult Ended()
    {
        var page = Page();
        page.StatusCode = StatusCodes.Status410Gone;
        return page;
    }

    protected override async Task<bool> PrepareAsync()
    {
        var all = await db.LedMeetingsAsync(Animator.Id, Today.AddDays(-DaysBack));
        Next = all.FirstOrDefault(IsNext);
        ToLog = [.. all.Where(IsToLog)];
        Later = [.. all.Where(told => told != Next && told.Meeting.Session.StartsAt > Now)];
        Over = [.. all.Where(told => told.Meeting.Session.StartsAt <= Now && !IsToLog(told)).Reverse()];
        Missed = await db.CannotComeAsync(Animator.Id, [.. all.Select(told => told.Meeting.SessionId)]);
        return true;
    }

    private bool IsNext(ToldMeeting told) => told.Meeting.Session is { CancelledAt: null } session && session.StartsAt > Now;

    private bool IsToLog(ToldMeeting told) => told.Meeting is { IsHeld: false, Session: { CancelledAt: null } session } && LogTime.IsOpen(session, Now);
}
