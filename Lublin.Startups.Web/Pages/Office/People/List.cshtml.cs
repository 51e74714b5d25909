using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>The people of one edition. Those waiting stand in the order of the queue when only they are asked for.</summary>
public sealed class ListModel(StartupsDb db, SealedSearch searches, TimeProvider clock) : PeopleOfEditionModel(db, clock), IReshow
{
    private readonly StartupsDb db = db;

    public PeopleAsked Asked { get; private set; } = null!;
    public PeoplePage People { get; private set; } = null!;

    /// <summary>Places in the queue by enrolment, from 1.</summary>
    public IReadOnlyDictionary<long, int> Places { get; private set; } = null!;

    public IActionResult OnPost() => new SeeOther(ListPath + PeopleAsked.Of(Request.Form, searches).QueryFrom(null));

    public override Task<IActionResult> ReshowAsync() => OnGetAsync();

    public async Task<IActionResult> OnGetAsync()
    {
        Asked = PeopleAsked.Of(Request.Query, searches);
        People = await db.PeopleOf(Id).Where(Asked.Filter, Now).PageAsync(Asked.From, Asked.Filter.State == EnrolmentState.Waiting ? PeopleOrder.Queue : PeopleOrder.Number);
        var queue = await db.QueueAsync(Id);
        Places = queue.Index().ToDictionary(place => place.Item, place => place.Index + 1);
        return Page();
    }

    /// <summary>The person's place, and why they have no offer yet; null when they do not wait.</summary>
    public WhyNotYet? WhyNotYet(Enrolment waiting) => Places.TryGetValue(waiting.Id, out var place)
        ? Enrolments.WhyNotYet.Of(Edition, Seating, place, waiting.Seats, Now)
        : null;
}
