using Lublin.Startups.Web.Accelerators;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Accelerators;

/// <summary>How a watched programme is told: the same on the page, in the feeds and in the office.</summary>
public static class WatchedWords
{
    public static string Icon(WatchState state) => state switch
    {
        WatchState.Closing => "hourglass-split",
        WatchState.Open => "check-circle-fill",
        WatchState.Planned => "calendar-event",
        WatchState.Closed => "lock-fill",
        _ => "info-circle-fill",
    };

    public static Tone ToneOf(WatchState state) => state switch
    {
        WatchState.Closing => Tone.Warn,
        WatchState.Open => Tone.Ok,
        WatchState.Closed => Tone.Neutral,
        _ => Tone.Info,
    };

    /// <summary>Until when people apply, from when, or that there is no end.</summary>
    public static string When(this IStringLocalizer texts, ExternalProgramme programme, WatchState state) => state switch
    {
        WatchState.Planned => texts["When.From", DateText.On(programme.OpensOn!.Value)],
        WatchState.Undated => texts["When.Undated"],
        _ when programme.IsContinuous => texts["When.Continuous"],
        _ when programme.ClosesOn is null => texts["When.Open"],
        WatchState.Closed => texts["When.Closed", DateText.Date(programme.ClosesOn!.Value)],
        _ => programme.ClosesTime is { } time ? DateText.Until(programme.ClosesOn.Value.ToDateTime(time)) : DateText.Until(programme.ClosesOn.Value),
    };

    /// <summary>The stages, or the places, of a programme in words: <c>pomysł, prototyp</c>.</summary>
    public static string Flags<T>(this IStringLocalizer texts, string key, T flags)
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Where(flag => Convert.ToInt32(flag, System.Globalization.CultureInfo.InvariantCulture) > 0 && flags.HasFlag(flag)).Select(flag => texts[$"{key}.{flag}"].Value));
}
