using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolment;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>One enrolment: its state in words, what comes next, and what can be done about it.</summary>
public sealed class EnrolmentModel(StartupsDb db, PersonalLink links, TimeProvider clock) : PersonalModel(db, links, clock)
{
    private readonly StartupsDb db = db;

    /// <summary>What was just done: the key of the words that say so.</summary>
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    /// <summary>Whether the training is past, with or without this person.</summary>
    public bool IsOver => State is EnrolmentState.Confirmed or EnrolmentState.Waiting && Edition.LastEnd <= Now;

    /// <summary>Whether a seat is kept for this person at sessions to come.</summary>
    public bool HasSeatToCome => State == EnrolmentState.Confirmed && !IsOver;

    public WhyNotYet? WhyNotYet { get; private set; }
    public DateNotes Notes { get; private set; } = new(new Dictionary<long, Absence>(), [], "");
    public IReadOnlyList<Edition> Others { get; private set; } = [];

    /// <summary>Whether a place was lost that could be asked for again.</summary>
    public bool CanJoinAgain =>
        State is EnrolmentState.Declined or EnrolmentState.OfferExpired or EnrolmentState.Withdrawn && Edition.StateAt(Now) == EditionState.Open;

    /// <summary>A fresh key for joining again: the same form sent twice joins once.</summary>
    public Guid JoinFormId { get; } = Guid.CreateVersion7();

    public void OnGet()
    {
    }

    protected override async Task PrepareAsync()
    {
        if (State == EnrolmentState.Waiting && !IsOver)
        {
            var seating = (await db.SeatingAsync([Edition.Id], Now))[Edition.Id];
            WhyNotYet = Web.Enrolment.WhyNotYet.Of(Edition, seating, await db.PlaceInQueueAsync(Enrolment), Enrolment.Seats, Now);
        }

        if (IsOver || !Enrolment.IsActiveAt(Now))
            Others = await db.OtherOpenEditionsAsync(Edition, Now);
        Notes = new(await db.AbsencesOfAsync(Enrolment.Id), [.. ToCome.Select(session => session.Id)], PathTo());
    }
}
