using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Pages;

/// <summary>Until when what a page shows stays true if nobody writes anything; a page tells it by <see cref="Of"/>, a cache reads it as a feature.</summary>
public sealed class PageLife
{
    /// <summary>Null while the page has named no end.</summary>
    public DateTimeOffset? Ends { get; private set; }

    /// <summary>The life of the page that answers this request.</summary>
    public static PageLife Of(HttpContext context)
    {
        if (context.Features.Get<PageLife>() is { } known)
            return known;
        var life = new PageLife();
        context.Features.Set(life);
        return life;
    }

    /// <summary>Something it shows changes at this moment; the earliest counts.</summary>
    public void Until(DateTimeOffset? moment)
    {
        if (moment is not null && (Ends is null || moment < Ends))
            Ends = moment;
    }

    /// <summary>It names days: it changes when the day turns in Warsaw.</summary>
    public void UntilMidnight(DateTimeOffset now) => Until(Warsaw.ToInstant(Warsaw.DateOf(now).AddDays(1), TimeOnly.MinValue));
}
