using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;

namespace Lublin.Startups.Web.Pages.Office.Kids.Order;

/// <summary>All groups of a season in the order in which they were confirmed, those in reserve and those that left among them.</summary>
public sealed class IndexModel(StartupsDb db, TimeProvider clock) : SeasonPage(db)
{
    private readonly StartupsDb db = db;

    public CallOrder Order { get; private set; } = null!;

    public async Task OnGetAsync() => Order = await db.CallOrderAsync(Season, clock.GetUtcNow());
}
