using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>How a person's page tells one state from another at a glance: its colour, its icon and, by <see cref="Key"/>, its first line.</summary>
/// <param name="Key">The end of the key of the words.</param>
/// <param name="Css">The end of the class name.</param>
/// <param name="Icon">A file in Ui/Icons, without its ending.</param>
public sealed record StateLook(string Key, string Css, string Icon)
{
    /// <param name="state">As it counts now.</param>
    /// <param name="isOver">The training is past.</param>
    /// <param name="isAlone">The office cancelled this enrolment and not the training.</param>
    public static StateLook Of(EnrolmentState state, bool isOver, bool isAlone) => state switch
    {
        _ when isOver => new("Over", "past", "calendar3"),
        EnrolmentState.Confirmed => new("Confirmed", "ok", "check-circle-fill"),
        EnrolmentState.Waiting => new("Waiting", "wait", "hourglass-split"),
        EnrolmentState.Offered => new("Offered", "offer", "bell-fill"),
        EnrolmentState.Declined => new("Declined", "decl", "dash-circle"),
        EnrolmentState.OfferExpired => new("OfferExpired", "late", "clock-history"),
        EnrolmentState.Withdrawn => new("Withdrawn", "gone", "box-arrow-right"),
        EnrolmentState.CancelledByOffice when isAlone => new("CancelledOne", "canc", "x-circle-fill"),
        _ => new("CancelledByOffice", "canc", "calendar-x-fill"),
    };
}
