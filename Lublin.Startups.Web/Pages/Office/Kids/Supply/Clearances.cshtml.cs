using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Kids.Supply;

/// <summary>Everybody who has to be looked up in the registers: who is missing, whose check ends within 30 days, who is cleared.</summary>
public sealed class ClearancesModel(StartupsDb db, TimeProvider clock) : SeasonPage(db)
{
    public const int Soon = 30;
    private readonly StartupsDb db = db;

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public DateOnly Today { get; } = Warsaw.Today(clock);

    /// <summary>Those without a check first, then by the end of it.</summary>
    public IReadOnlyList<(SubjectKey Person, string Name, DateOnly? Until)> People { get; private set; } = [];

    /// <summary>Meetings ahead that somebody leads whose check does not count on their day.</summary>
    public IReadOnlyList<(DateOnly Date, string Group, string Person)> Stopped { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var book = await ClearanceBook.ReadAsync(db);
        var edition = Season.EditionId;
        var animators = await db.Animators.Where(animator => animator.Presenter.ArchivedAt == null).Select(animator => new { Id = animator.PresenterId, animator.Presenter.Name }).ToListAsync();
        var hosts = await db.VisitHosts.Where(host => host.ArchivedAt == null && host.IsAloneWithChildren).Select(host => new { host.Id, Name = host.ContactName + ", " + host.Name }).ToListAsync();
        People =
        [
            .. animators.Select(animator => (Person: new SubjectKey("presenter", animator.Id), animator.Name)).Concat(hosts.Select(host => (Person: new SubjectKey(VisitHost.SubjectType, host.Id), host.Name)))
                .Select(each => (each.Person, each.Name, book.Until(each.Person, Today))).OrderBy(each => each.Item3).ThenBy(each => each.Name, StringComparer.CurrentCulture),
        ];
        var ahead = await db.Meetings.AsNoTracking().Include(meeting => meeting.Session.Led).ThenInclude(led => led.Presenter).Include(meeting => meeting.Window!.Host).Include(meeting => meeting.Group)
            .Where(meeting => meeting.Group.EditionId == edition && meeting.Session.CancelledAt == null && meeting.Session.Date >= Today).OrderBy(meeting => meeting.Session.StartsAt).ToListAsync();
        Stopped =
        [
            .. ahead.SelectMany(meeting => meeting.Session.Led.Select(led => (Person: new SubjectKey("presenter", led.PresenterId), led.Presenter.Name))
                .Concat(meeting.Window is { } window && (window.Kind == MeetingKind.CreativeHour || window.Host.IsAloneWithChildren) ? [(new SubjectKey(VisitHost.SubjectType, window.HostId), window.Host.ContactName)] : [])
                .Where(each => !book.IsCleared(each.Person, meeting.Session.Date)).Select(each => (meeting.Session.Date, meeting.Group.Label, each.Name))),
        ];
    }
}
