using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Support;

/// <summary>Another number of seats, as the office sets it: with the rest of the plan as it stands.</summary>
public static class EditionSeats
{
    public static Task<PlanOutcome> SetSeatsAsync(this TestOffice office, long edition, int seats, string actor) =>
        office.AskAsync<IServiceProvider, PlanOutcome>(services => SetAsync(services, edition, seats, actor));

    public static async Task<PlanOutcome> SetSeatsAsync(this TestSite site, long edition, int seats, string actor)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await SetAsync(scope.ServiceProvider, edition, seats, actor);
    }

    private static async Task<PlanOutcome> SetAsync(IServiceProvider services, long id, int seats, string actor)
    {
        var seen = await services.GetRequiredService<StartupsDb>().Editions.AsNoTracking().SingleAsync(edition => edition.Id == id);
        return await services.GetRequiredService<EditionDesk>().ChangeAsync(id, seen.Version, seen.Plan with { Capacity = seats }, actor);
    }
}
