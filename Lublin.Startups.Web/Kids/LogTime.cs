using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Kids;

/// <summary>When those who led a meeting may write down how it was: from its start until the end of the seventh day after it. Later staff do.</summary>
public static class LogTime
{
    public const int Days = 7;

    /// <summary>The last day; until 23:59.</summary>
    public static DateOnly LastDay(Session session) => session.Date.AddDays(Days);

    public static bool IsOpen(Session session, DateTimeOffset now) => session.StartsAt <= now && now < Warsaw.ToInstant(LastDay(session).AddDays(1), TimeOnly.MinValue);
}
