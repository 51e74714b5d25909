namespace Lublin.Startups.Web.Clock;

/// <summary>A day on which few come, and why.</summary>
public enum DayOff
{
    NewYear,
    Epiphany,
    EasterSunday,
    EasterMonday,
    LabourDay,
    ConstitutionDay,
    Pentecost,
    CorpusChristi,
    Assumption,
    AllSaints,
    IndependenceDay,
    ChristmasEve,
    Christmas,
    SecondDayOfChristmas,

    /// <summary>Schools of the Lublin region are closed, offices are not.</summary>
    WinterBreak,
}

/// <summary>Days off by Polish law (act of 18 January 1951 on days free from work) and the winter breaks of the Lublin region's schools.</summary>
public static class DaysOff
{
    private const int ChristmasEveSince = 2025;

    private static readonly Dictionary<(int Month, int Day), DayOff> Fixed = new()
    {
        [(1, 1)] = DayOff.NewYear,
        [(1, 6)] = DayOff.Epiphany,
        [(5, 1)] = DayOff.LabourDay,
        [(5, 3)] = DayOff.ConstitutionDay,
        [(8, 15)] = DayOff.Assumption,
        [(11, 1)] = DayOff.AllSaints,
        [(11, 11)] = DayOff.IndependenceDay,
        [(12, 25)] = DayOff.Christmas,
        [(12, 26)] = DayOff.SecondDayOfChristmas,
    };

    private static readonly Dictionary<int, DayOff> FromEaster = new()
    {
        [0] = DayOff.EasterSunday,
        [1] = DayOff.EasterMonday,
        [49] = DayOff.Pentecost,
        [60] = DayOff.CorpusChristi,
    };

    /// <summary>First and last day of each; the ministry tells a school year's breaks about a year before.</summary>
    private static readonly (DateOnly First, DateOnly Last)[] WinterBreaks = [(new(2027, 2, 1), new(2027, 2, 14))];

    /// <summary>Why a day is off; null when it is a day like others. A weekend by itself is not a day off.</summary>
    public static DayOff? On(DateOnly date)
    {
        if (Fixed.TryGetValue((date.Month, date.Day), out var byDate))
            return byDate;
        if (FromEaster.TryGetValue(date.DayNumber - Easter(date.Year).DayNumber, out var byEaster))
            return byEaster;
        if (date is { Month: 12, Day: 24, Year: >= ChristmasEveSince })
            return DayOff.ChristmasEve;
        return Array.Exists(WinterBreaks, winter => winter.First <= date && date <= winter.Last) ? DayOff.WinterBreak : null;
    }

    /// <summary>Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher.</summary>
    public static DateOnly Easter(int year)
    {
        var (century, ofCentury) = Math.DivRem(year, 100);
        var golden = year % 19;
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var toSunday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * toSunday)) / 451;
        var (month, day) = Math.DivRem(epact + toSunday - (7 * correction) + 114, 31);
        return new(year, month, day + 1);
    }
}
