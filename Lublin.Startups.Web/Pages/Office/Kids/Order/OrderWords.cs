using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Order;

/// <summary>How groups stand, in words.</summary>
public sealed class OrderWords(IStringLocalizer<OrderTexts> texts, int year, Seating seating)
{
    /// <summary>One to three words with their tone.</summary>
    public (Tone Tone, string Text) Tag(OrderRow row) => (ToneOf(row.State), row.Place is { } place ? texts["State.WaitingAt", place] : texts[$"State.{row.State}"]);

    /// <summary>Why a group has no place yet; null when there is nothing to say.</summary>
    public string? Why(OrderRow row) => row.Why switch
    {
        null => null,
        WaitReason.Groups => texts["Why.Groups", seating.Holders].Value,
        WaitReason.Children => texts["Why.Children", row.Enrolment.Seats, seating.Free].Value,
        WaitReason.Behind when row.Ahead is { } ahead => texts["Why.BehindOne", GroupNumber.Of(year, ahead.Order!.Value), ahead.Enrolment!.Seats, seating.Free].Value,
        var why => texts[$"Why.{why}"].Value,
    };

    /// <summary>Groups and children of the call in one line; *bold* between asterisks.</summary>
    public string Seats(int waiting) => seating.Places.Groups is { } groups
        ? texts["Seats", seating.Holders, groups, seating.Taken, seating.Capacity, seating.Free, waiting]
        : texts["Seats.NoGroups", seating.Holders, seating.Taken, seating.Capacity, seating.Free, waiting];

    /// <summary>How many children and grown-ups.</summary>
    public string People(SchoolGroup group) => $"{texts.Plural("Children", group.Enrolment?.Seats ?? group.Children ?? 0)}, {texts.Plural("Adults", group.Adults ?? 0)}";

    private static Tone ToneOf(EnrolmentState state) => state switch
    {
        EnrolmentState.Confirmed => Tone.Ok,
        EnrolmentState.Offered => Tone.Warn,
        EnrolmentState.Waiting => Tone.Info,
        EnrolmentState.CancelledByOffice => Tone.Bad,
        _ => Tone.Neutral,
    };
}
