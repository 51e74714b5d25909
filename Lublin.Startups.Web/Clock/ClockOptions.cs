using System.Globalization;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Clock;

/// <summary>The settings under <c>Clock</c>.</summary>
public sealed record ClockOptions
{
    public const string Section = "Clock";

    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>
    /// Where the application's clock begins: ISO 8601 with an offset (<c>2026-11-23T08:59:00+01:00</c>), or without one
    /// as the wall clock in Warsaw (<c>2026-11-23T08:59</c>). Empty or absent: the system's clock. Refused in Production.
    /// </summary>
    public string? StartAt { get; init; }

    /// <exception cref="OptionsValidationException">The text is not a moment in time.</exception>
    internal DateTimeOffset? StartInstant()
    {
        if (string.IsNullOrWhiteSpace(StartAt))
            return null;
        // RoundtripKind keeps "no offset" apart from "the machine's own offset", which must never be meant here.
        if (!DateTime.TryParseExact(
                StartAt, Formats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var read))
            throw Unfit(
                $"Clock:StartAt is \"{StartAt}\"; write a moment such as 2026-11-23T08:59 (Warsaw) or 2026-11-23T07:59:00Z.");
        return read.Kind == DateTimeKind.Unspecified
            ? Warsaw.ToInstant(DateOnly.FromDateTime(read), TimeOnly.FromDateTime(read))
            : DateTimeOffset.Parse(StartAt, CultureInfo.InvariantCulture).ToUniversalTime();
    }

    internal static OptionsValidationException Unfit(string sentence) => new(Section, typeof(ClockOptions), [sentence]);
}
