using System.Globalization;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>What staff decide about an edition besides its sessions.</summary>
public sealed class PlanForm
{
    private const int MostSeats = 2000;
    private const int LongestFund = 120;

    /// <summary>The sessions are led by several people, or not all by the same: they stay as they are.</summary>
    public const string Various = "rozne";

    public string? Capacity { get; set; }
    public string? OpensDate { get; set; }
    public string? OpensTime { get; set; }

    /// <summary>Left out with its time: noon of the day before the first session.</summary>
    public string? ClosesDate { get; set; }

    public string? ClosesTime { get; set; }

    /// <summary>The presenter of all its sessions: a row, nobody when empty, or <see cref="Various"/>.</summary>
    public string? PresenterId { get; set; }

    public string? Language { get; set; }
    public string? TermsVersion { get; set; }
    public string? FundingKind { get; set; }
    public string? FundingName { get; set; }
    public int Version { get; set; }

    /// <summary>The far days that were ticked as right.</summary>
    public string? SureOf { get; set; }

    /// <summary>How many seats; null when that cannot be read, or cannot be.</summary>
    public int? Seats => int.TryParse(Capacity, NumberStyles.None, CultureInfo.InvariantCulture, out var seats) && seats is >= 1 and <= MostSeats ? seats : null;

    public static PlanForm Of(Edition edition)
    {
        var ((opensDate, opensTime), (closesDate, closesTime)) = (TypedTime.Write(edition.OpensAt), TypedTime.Write(edition.ClosesAt));
        return new()
        {
            Capacity = edition.Capacity.ToString(CultureInfo.InvariantCulture),
            OpensDate = opensDate,
            OpensTime = opensTime,
            ClosesDate = closesDate,
            ClosesTime = closesTime,
            PresenterId = edition.CommonPresenters switch
            {
                [] => "",
                [var one] => one.ToString(CultureInfo.InvariantCulture),
                _ => Various,
            },
            Language = edition.Language,
            TermsVersion = edition.TermsVersion,
            FundingKind = edition.Funding.Kind.ToString(),
            FundingName = edition.Funding.Name,
            Version = edition.Version,
        };
    }

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public EditionPlan? Read(ModelStateDictionary state, IStringLocalizer texts, PlanChoices choices)
    {
        if (Seats is null)
            Wrong(nameof(Capacity), MostSeats);
        var opens = TypedTime.Instant(OpensDate, OpensTime);
        if (opens is null)
            Wrong(nameof(OpensDate));
        DateTimeOffset? closes = null;
        if (!string.IsNullOrWhiteSpace(ClosesDate) || !string.IsNullOrWhiteSpace(ClosesTime))
        {
            closes = TypedTime.Instant(ClosesDate, ClosesTime);
            if (closes is null)
                Wrong(nameof(ClosesDate));
            else if (closes <= opens)
                state.AddModelError($"Form.{nameof(ClosesDate)}", texts["Wrong.ClosesEarly"]);
        }

        if (!choices.Terms.Any(item => string.Equals(item.Value, TermsVersion, StringComparison.Ordinal)))
            Wrong(nameof(TermsVersion));
        if (FundingName?.Length > LongestFund)
            Wrong(nameof(FundingName), LongestFund);
        if (!state.IsValid)
            return null;
        var kind = Enum.TryParse<FundingKind>(FundingKind, out var chosen) && Enum.IsDefined(chosen) ? chosen : Web.Programmes.FundingKind.City;
        return new(Seats!.Value, Languages.Of(Language).Code, opens!.Value, TermsVersion!, closes)
        {
            Funding = new(kind, string.IsNullOrWhiteSpace(FundingName) ? null : FundingName.Trim()),
        };

        void Wrong(string field, params object[] named) => state.AddModelError($"Form.{field}", texts[$"Wrong.{field}", named]);
    }

    /// <summary>The presenters for all its sessions; null when they stay as they are.</summary>
    public IReadOnlyList<long>? Led(PlanChoices choices) => PresenterId switch
    {
        null or "" => [],
        var one => choices.Presenters.Any(item => string.Equals(item.Value, one, StringComparison.Ordinal)) ? [long.Parse(one, CultureInfo.InvariantCulture)] : null,
    };

    /// <summary>Every field with its label, for comparing with what somebody else saved.</summary>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer texts, PlanChoices choices) =>
    [
        (texts["Field.Capacity"], Capacity),
        (texts["Field.Opens"], When(OpensDate, OpensTime)),
        (texts["Field.Closes"], When(ClosesDate, ClosesTime)),
        (texts["Field.Presenter"], choices.Presenters.FirstOrDefault(item => string.Equals(item.Value, PresenterId ?? "", StringComparison.Ordinal))?.Text),
        (texts["Field.Language"], texts[$"Language.{Languages.Of(Language).Code}"]),
        (texts["Field.Terms"], TermsWords.Of(texts, TermsVersion ?? "")),
        (texts["Field.FundingKind"], texts[$"Funding.{FundingKind}"]),
        (texts["Field.FundingName"], FundingName),
    ];

    // People type 9:00 for 09:00: that is no change.
    private static string When(string? date, string? time) =>
        TypedTime.Instant(date, time) is { } instant ? DateText.Full(Warsaw.ToLocal(instant)) : $"{date} {time}".Trim();
}

/// <summary>What can be chosen for an edition.</summary>
public sealed record PlanChoices(IReadOnlyList<PickItem> Presenters, IReadOnlyList<PickItem> Terms, IReadOnlyList<PickItem> Languages, IReadOnlyList<PickItem> Funding);
