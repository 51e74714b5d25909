using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages.Offers;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>One enrolment: its state in words, what comes next, and what can be done about it.</summary>
public sealed class EnrolmentModel(StartupsDb db, PersonalLink links, TimeProvider clock) : PersonalModel(db, links, clock)
{
    private readonly StartupsDb db = db;
    private readonly PersonalLink links = links;

    /// <summary>What was just done: the key of the words that say so.</summary>
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    /// <summary>Whether the training is past, with or without this person.</summary>
    public bool IsOver => State is EnrolmentState.Confirmed or EnrolmentState.Waiting && Edition.LastEnd <= Now;

    /// <summary>Whether a seat is kept for this person at sessions to come.</summary>
    public bool HasSeatToCome => State == EnrolmentState.Confirmed && !IsOver;

    public WhyNotYet? WhyNotYet { get; private set; }

    /// <summary>Of an edition that the person has no seat at.</summary>
    public Seating Seating { get; private set; }

    public DateNotes Notes { get; private set; } = new(new Dictionary<long, Absence>(), [], "");

    /// <summary>Other dates of the same training with their seats: as good a choice for those waiting, and the only one for those who are out.</summary>
    public IReadOnlyList<OtherEdition> Others { get; private set; } = [];

    public StateLook Look => StateLook.Of(State, IsOver, isAlone: Enrolment.CancelReason is not null);

    /// <summary>What the same person signed up for elsewhere at the same time, as far as the visitor has shown to be that person (docs/adr/0019).</summary>
    public IReadOnlyList<Enrolment> Overlaps { get; private set; } = [];

    /// <summary>A fresh key for joining again: the same form sent twice joins once.</summary>
    public Guid JoinFormId { get; } = Guid.CreateVersion7();

    public void OnGet()
    {
    }

    protected override async Task PrepareAsync()
    {
        if (IsOver || State is not (EnrolmentState.Confirmed or EnrolmentState.Offered))
        {
            var others = await db.OtherOpenEditionsAsync(Edition, Now);
            var seatings = await db.SeatingAsync([Edition.Id, .. others.Select(other => other.Id)], Now);
            Seating = seatings[Edition.Id];
            Others = [.. others.Select(other => new OtherEdition(other, seatings[other.Id]))];
        }

        if (State == EnrolmentState.Waiting && !IsOver)
            WhyNotYet = Web.Enrolments.WhyNotYet.Of(Edition, Seating, await db.PlaceInQueueAsync(Enrolment), Enrolment.Seats, Now);
        if (Enrolment.IsActiveAt(Now) && !IsOver)
            await FindOverlapsAsync();
        Notes = new(await db.AbsencesOfAsync(Enrolment.Id), [.. ToCome.Select(session => session.Id)], PathTo());
    }

    private async Task FindOverlapsAsync()
    {
        var codes = FormCookie.LinkCodesOf(Request);
        if (IsFromMail || codes.Count > 0)
            Overlaps = [.. (await db.OverlapsAsync(Enrolment.Applicant, Edition, Now)).Where(other => IsFromMail || codes.Any(code => links.Opens(code, LinkPurpose.Enrolment, other.Link)))];
    }
}
