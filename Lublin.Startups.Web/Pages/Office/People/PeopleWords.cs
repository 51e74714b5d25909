using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>What the office calls what people declared and how they stand.</summary>
public sealed class PeopleWords(IStringLocalizer<PeopleTexts> texts, DateTimeOffset now)
{
    /// <summary>How somebody stands, in one to three words with their tone.</summary>
    /// <param name="person">Who.</param>
    /// <param name="place">The person's place in the queue, where it is known.</param>
    public (Tone Tone, string Text) Tag(Enrolment person, int? place = null) => person.StateAt(now) switch
    {
        EnrolmentState.Waiting when place is { } known => (Tone.Info, texts["State.WaitingAt", known]),
        EnrolmentState.Confirmed => (Tone.Ok, State(EnrolmentState.Confirmed)),
        EnrolmentState.Waiting => (Tone.Info, State(EnrolmentState.Waiting)),
        EnrolmentState.Offered => (Tone.Warn, State(EnrolmentState.Offered)),
        EnrolmentState.CancelledByOffice => (Tone.Bad, State(EnrolmentState.CancelledByOffice)),
        var ended => (Tone.Neutral, State(ended)),
    };

    /// <summary>Why the time to answer an offer does not run yet.</summary>
    public string Untold(Enrolment offered) => texts[offered.IsMailed ? "State.Untold.Letter" : "State.Untold.Call"];

    public string State(EnrolmentState state) => texts["State." + state];

    public string Situation(Situation situation) => texts["Situation." + situation];

    public string Need(Needs need) => texts["Need." + need];

    /// <summary>All needs in a row, or the given words when there are none.</summary>
    public string All(Needs needs, string none = "—") =>
        needs == Needs.None ? none : string.Join(", ", NeedsOffered.All.Where(need => needs.HasFlag(need)).Select(Need));

    public string Channel(EnrolmentChannel channel) => texts["Channel." + channel];

    /// <summary>Why a waiting person has no offer yet.</summary>
    public string Why(WhyNotYet why, int seats) => texts["Why." + why.Reason, why.Free, seats];

    /// <summary>The seats of an edition in one line; *bold* between asterisks.</summary>
    public string Seats(Seating seating) => texts["Seats", seating.Confirmed, seating.Capacity, seating.Free, seating.Offered, seating.Waiting];

    /// <summary>The state of a mail, with its tone.</summary>
    public (Tone Tone, string Text) Fate(OutboxMail mail) => mail switch
    {
        { SentAt: { } sent } => (Tone.Ok, texts["Mail.Sent", At(sent)]),
        { FailedAt: { } failed } => (Tone.Bad, texts["Mail.Failed", At(failed)]),
        { VoidedAt: { } voided } => (Tone.Neutral, texts["Mail.Voided", At(voided)]),
        { HeldAt: { } held } => (Tone.Warn, texts["Mail.Held", At(held)]),
        { Attempts: > 0 } => (Tone.Warn, texts["Mail.Tried"]),
        _ => (Tone.Info, texts["Mail.Waiting"]),
    };

    /// <summary>wt. 24 lis, 17:00</summary>
    public static string At(DateTimeOffset instant) => DateText.Table(Warsaw.ToLocal(instant));
}
