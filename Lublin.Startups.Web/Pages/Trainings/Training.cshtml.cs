using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolment;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Trainings;

/// <summary>One training with its dates.</summary>
[CachedPage]
public sealed class TrainingModel(StartupsDb db, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public ProgrammePage Programme { get; private set; } = null!;
    public IReadOnlyList<EditionCard> Cards { get; private set; } = [];
    public IReadOnlyList<TrainerCard> Trainers { get; private set; } = [];
    public IReadOnlyList<VenueCard> Venues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!ProgrammeQueries.IsSlug(slug) || await db.ProgrammePageAsync(slug) is not { WasPublished: true } programme)
            return NotFound();
        var life = PageLife.Of(HttpContext);
        life.UntilMidnight(Now);
        if (programme.Withdrawn)
            return StatusCode(StatusCodes.Status410Gone);
        Programme = programme;
        var catalogue = await db.CatalogueAsync(programme.Id, Now);
        life.Until(catalogue.Until);
        Cards = catalogue.Cards;
        Trainers = await db.TrainersAsync([.. Cards.Select(card => card.Edition.TrainerId).OfType<long>().Distinct()]);
        Venues = await db.VenuesAsync([.. Cards.SelectMany(card => card.Edition.Sessions).Select(session => session.Place?.VenueId).OfType<long>().Distinct()]);
        return Page();
    }

    /// <summary>The next date that takes place.</summary>
    public EditionCard? Next => Cards.FirstOrDefault(card => card.State is not EditionState.Cancelled && card.Edition.Window.FirstStart > Now);

    /// <summary>Sessions and their time altogether, when all dates agree on them.</summary>
    public (int Sessions, TimeSpan Time)? Extent =>
        Cards.Select(card => (card.Edition.Held, Length(card.Edition))).Distinct().ToList() is [var same] ? same : null;

    private static TimeSpan Length(CatalogueEdition edition) =>
        edition.Sessions.Where(session => !session.Cancelled || edition.Window.CancelledAt is not null)
            .Aggregate(TimeSpan.Zero, (sum, session) => sum + (session.End - session.Start));
}
