using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>
/// Behind the link that was mailed to a new address: opening it shows the question, only the button answers it. A link that was used, is too old or was
/// altered is 404.
/// </summary>
public sealed class NewAddressModel(StartupsDb db, OwnDataDesk desk, AddressSeal seal, TimeProvider clock) : PageModel, IComesAgain
{
    private readonly DateTimeOffset now = clock.GetUtcNow();

    [FromRoute]
    public string Sealed { get; set; } = "";

    /// <summary>What was found when it was answered: the key of the words that say so.</summary>
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public NewAddress Asked { get; private set; } = null!;
    public Edition Edition { get; private set; } = null!;
    public string Path => Url.Content("~" + Links.NewAddress(Sealed));

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromServices] PersonalLink links)
    {
        if (!await FindAsync())
            return NotFound();
        return await desk.ConfirmAddressAsync(Asked, now) switch
        {
            AddressOutcome.Confirmed done => new SeeOther(Url.Content($"~{Links.My(links.MailedCode(LinkPurpose.Enrolment, done.Link))}?stan=adres")),
            AddressOutcome.Taken => new SeeOther(Path + "?stan=zajety"),
            _ => NotFound(),
        };
    }

    public async Task<IActionResult> ReshowAsync() => await FindAsync() ? Page() : NotFound();

    private async Task<bool> FindAsync()
    {
        if (seal.Open(Sealed) is not { } asked || now >= asked.EndsAt)
            return false;
        var enrolment = await db.Enrolments.AsNoTracking().Include(each => each.Edition.Programme)
            .Include(each => each.Edition.Sessions).ThenInclude(session => session.Room!.Venue)
            .SingleOrDefaultAsync(each => each.Id == asked.EnrolmentId);
        if (enrolment is null || enrolment.LinkVersion != asked.LinkVersion || !enrolment.IsActiveAt(now))
            return false;
        (Asked, Edition) = (asked, enrolment.Edition);
        return true;
    }
}
