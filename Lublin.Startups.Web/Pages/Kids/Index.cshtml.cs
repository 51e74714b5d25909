using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Pages.Kids;

/// <summary>What Przedsiębiorcze dzieciaki is, who may take part, and when the call is.</summary>
[CachedPage]
public sealed class IndexModel(StartupsDb db, TimeProvider clock, IStringLocalizer<KidsTexts> texts, IOptionsMonitor<KidsOptions> options) : PageModel
{
    private const int DaysInWeek = 7;

    /// <summary>The latest that was announced; null before the first.</summary>
    public Season? Season { get; private set; }

    public EditionState State { get; private set; }
    public Seating Seating { get; private set; }

    /// <summary>How many groups more may be taken in.</summary>
    public int GroupsLeft => Math.Max(0, (Seating.Places.Groups ?? int.MaxValue) - Seating.Holders);

    /// <summary>Years whose numbers are kept, the latest first.</summary>
    public IReadOnlyList<FrozenSeason> Past { get; private set; } = [];

    public KidsOptions Protection => options.CurrentValue;

    /// <summary>The meetings of a cycle; those of the usual template while no season is announced.</summary>
    public IReadOnlyList<MeetingTemplate> Meetings { get; private set; } = [];

    public bool HasRoom => Seating is { Waiting: 0, Free: >= SchoolGroup.FewestChildren } && GroupsLeft > 0;

    public async Task OnGetAsync()
    {
        var now = clock.GetUtcNow();
        var life = PageLife.Of(HttpContext);
        life.UntilMidnight(now);
        Past = await db.FrozenSeasons.AsNoTracking().OrderByDescending(frozen => frozen.Year).ToListAsync();
        Season = await db.AnnouncedSeasonAsync();
        Meetings = Season is null ? MeetingTemplate.Usual() : [.. Season.Template];
        if (Season is null)
            return;
        var edition = Season.Edition;
        State = edition.StateAt(now);
        var seats = await db.SeatsOf([edition.Id], now).SingleOrDefaultAsync();
        Seating = seats.Of(edition.Places);
        life.Until(edition.Window.NextChangeAfter(now));
        life.Until(seats.FirstOfferEnd);
    }

    /// <summary>The title of a meeting, translated while it is the usual one.</summary>
    public Wording TitleOf(int place) =>
        IsUsual(place) ? new(texts[$"Meeting.{place + 1}"], Languages.Current.Code) : new(Meetings[place].Title, Languages.Polish.Code);

    /// <summary>What happens in a meeting; null when it is none of the usual ones.</summary>
    public string? TextOf(int place) => IsUsual(place) ? texts[$"Meeting.{place + 1}.Text"].Value : null;

    /// <summary>In which week of the cycle a meeting is, from 1.</summary>
    public int WeekOf(int place) => 1 + (Meetings.Take(place + 1).Skip(1).Sum(meeting => meeting.DaysAfter) / DaysInWeek);

    public static DateTime Local(DateTimeOffset instant) => Warsaw.ToLocal(instant);

    private bool IsUsual(int place) => MeetingTemplate.Usual() is var usual && place < usual.Count && string.Equals(usual[place].Title, Meetings[place].Title, StringComparison.Ordinal);
}
