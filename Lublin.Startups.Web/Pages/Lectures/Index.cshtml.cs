using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Lectures;

/// <summary>The timetable of lectures: one week of it, or all that is to come as a list.</summary>
[CachedPage(LectureFilter.Week, LectureFilter.University, LectureFilter.Topic, LectureFilter.Language, LectureFilter.Open, LectureFilter.View, LectureFilter.Page)]
public sealed class IndexModel(StartupsDb db, TimeProvider clock) : PageModel
{
    private const int RowsOnPage = 50;
    private const int FirstHour = 9;
    private const int LastHour = 18;

    public LectureFilter Filter { get; private set; } = null!;
    public DateOnly Today { get; private set; }
    public IReadOnlyList<TimetableChoice> Universities { get; private set; } = [];
    public IReadOnlyList<TimetableChoice> Topics { get; private set; } = [];

    /// <summary>What is shown, in order of time.</summary>
    public IReadOnlyList<TimetableSession> Sessions { get; private set; } = [];

    /// <summary>The next day with a lecture, when the week that is shown has none.</summary>
    public DateOnly? Next { get; private set; }

    /// <summary>How many there are to come, on all pages of the list.</summary>
    public int Found { get; private set; }

    public int Pages => Math.Max(1, (Found + RowsOnPage - 1) / RowsOnPage);
    public int PageNumber { get; private set; } = 1;

    /// <summary>The days of the week that have a column: Saturday and Sunday only if something is on.</summary>
    public IReadOnlyList<DateOnly> Days { get; private set; } = [];

    public TimeGrid Grid { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        var now = clock.GetUtcNow();
        PageLife.Of(HttpContext).UntilMidnight(now);
        Today = Warsaw.DateOf(now);
        Filter = new(Request.Query, Today);
        var from = Filter.Monday < Today ? Filter.Monday : Today;
        Universities = await db.TimetableUniversitiesAsync(from);
        Topics = await db.TimetableTopicsAsync(from);
        if (Filter.IsList)
            await ReadListAsync();
        else
            await ReadWeekAsync();
    }

    private async Task ReadListAsync()
    {
        Found = await db.TimetableCountAsync(Filter.Wish, Today);
        PageNumber = Math.Clamp(Filter.PageNumber, 1, Pages);
        Sessions = await db.TimetableFromAsync(Filter.Wish, Today, (PageNumber - 1) * RowsOnPage, RowsOnPage);
        Days = [.. Sessions.Select(session => session.Date).Distinct()];
    }

    private async Task ReadWeekAsync()
    {
        // What was called off is shown until its day, so that nobody comes in vain.
        Sessions = [.. (await db.TimetableAsync(Filter.Wish, Filter.Monday, Filter.Sunday)).Where(session => !session.IsCancelled || session.Date >= Today)];
        Days = [.. Enumerable.Range(0, 7).Select(Filter.Monday.AddDays)
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || Sessions.Any(session => session.Date == day))];
        Grid = TimeGrid.Around(Sessions.Select(session => (session.Start, session.End)), FirstHour, LastHour);
        if (Sessions.Count == 0)
            Next = await db.NextLectureDayAsync(Filter.Wish, Filter.Sunday < Today ? Today : Filter.Sunday.AddDays(1));
    }
}
