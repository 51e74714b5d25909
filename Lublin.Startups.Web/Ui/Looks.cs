namespace Lublin.Startups.Web.Ui;

/// <summary>The tone of a notice or a status tag: a colour and an icon, always beside words.</summary>
public enum Tone
{
    /// <summary>Nothing to do: a draft, a plain fact.</summary>
    Neutral,

    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Done, yours.</summary>
    Ok,

    /// <summary>Soon too late.</summary>
    Warn,

    /// <summary>Gone wrong or called off.</summary>
    Bad,
}

/// <summary>How tones and kinds look.</summary>
public static class Looks
{
    /// <summary>The tone as the end of a class name.</summary>
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Ok => "ok",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
        _ => "neutral",
    };

    /// <summary>The tone's icon.</summary>
    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Info => "info-circle-fill",
        Tone.Ok => "check-circle-fill",
        Tone.Warn => "hourglass-split",
        Tone.Bad => "exclamation-octagon-fill",
        _ => "circle",
    };
}
