using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>What the steps of a sign-up share: which edition, which form, how it stands with seats.</summary>
public abstract class SignUpModel(StartupsDb db, TimeProvider clock) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [FromRoute(Name = "edition")]
    public string EditionSlug { get; set; } = "";

    /// <summary>The form's id: the key of its draft and of its last POST.</summary>
    [FromQuery(Name = "f")]
    public string? FormIdText { get; set; }

    public ProgrammeKind Kind => HttpContext.Kind().Of;

    public Guid? FormId => Guid.TryParseExact(FormIdText, "N", out var id) ? id : null;
    public Edition Edition { get; private set; } = null!;
    public EditionState State { get; private set; }
    public Seating Seating { get; private set; }
    public IReadOnlyList<OtherEdition> Others { get; private set; } = [];

    /// <summary>Other dates of the same programme that nobody can sign up for yet, the first to open first.</summary>
    public IReadOnlyList<Edition> OpeningLater { get; private set; } = [];
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Whether a newcomer gets a seat as things stand.</summary>
    public bool HasRoom => Seating.HasRoomForNewcomer(1);

    public string ProgrammePath => Url.Content("~" + Links.Programme(Kind, Slug));

    public string FormPath(string edition) => Url.Content("~" + Links.SignUp(Kind, Slug, edition, FormId?.ToString("N") ?? ""));

    public string CheckPath(string edition) => Url.Content("~" + Links.Check(Kind, Slug, edition, FormId?.ToString("N")));

    /// <summary>What is answered where there is none to sign up for: never was, or no longer is.</summary>
    protected IActionResult Missing { get; private set; } = new NotFoundResult();

    /// <summary>Loads the edition and how it stands. False when it is <see cref="Missing"/>.</summary>
    protected async Task<bool> LoadAsync()
    {
        if (!ProgrammeQueries.IsSlug(Slug) || !ProgrammeQueries.IsSlug(EditionSlug) || await db.FindEditionAsync(Kind, Slug, EditionSlug) is not { } edition)
            return false;
        if (edition.Programme.WithdrawnAt is not null)
        {
            Missing = new StatusCodeResult(StatusCodes.Status410Gone);
            return false;
        }

        (Edition, State) = (edition, edition.StateAt(Now));
        var all = await db.OtherEditionsAsync(edition, Now);
        Edition[] others = [.. all.Where(other => other.StateAt(Now) == EditionState.Open)];
        OpeningLater = [.. all.Where(other => other.StateAt(Now) == EditionState.OpensLater).OrderBy(other => other.OpensAt)];
        var seatings = await db.SeatingAsync([edition.Id, .. others.Select(other => other.Id)], Now);
        Seating = seatings[edition.Id];
        Others = [.. others.Select(other => new OtherEdition(other, seatings[other.Id])).OrderByDescending(other => other.Seating.FreeForNewcomers > 0)];
        return true;
    }
}

/// <summary>Another date of the same programme.</summary>
public sealed record OtherEdition(Edition Edition, Seating Seating);
