using PublicHoliday;

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
    private static readonly (DayOff Why, Func<int, DateTime> In)[] ByLaw =
    [
        (DayOff.NewYear, PolandPublicHoliday.NewYear),
        (DayOff.Epiphany, PolandPublicHoliday.Epiphany),
        (DayOff.LabourDay, PolandPublicHoliday.LabourDay),
        (DayOff.ConstitutionDay, PolandPublicHoliday.ConstitutionDay),
        (DayOff.Assumption, PolandPublicHoliday.Assumption),
        (DayOff.AllSaints, PolandPublicHoliday.AllSaints),
        (DayOff.IndependenceDay, PolandPublicHoliday.IndependenceDay),
        (DayOff.ChristmasEve, year => PolandPublicHoliday.ChristmasEve(year).GetValueOrDefault()),
        (DayOff.Christmas, PolandPublicHoliday.Christmas),
        (DayOff.SecondDayOfChristmas, PolandPublicHoliday.StStephen),
        (DayOff.EasterSunday, PolandPublicHoliday.EasterSunday),
        (DayOff.EasterMonday, PolandPublicHoliday.EasterMonday),
        (DayOff.Pentecost, PolandPublicHoliday.Pentecost),
        (DayOff.CorpusChristi, PolandPublicHoliday.CorpusChristi),
    ];

    private static readonly PolandPublicHoliday Law = new();

    /// <summary>First and last day of each; the ministry tells a school year's breaks about a year before.</summary>
    private static readonly (DateOnly First, DateOnly Last)[] WinterBreaks = [(new(2027, 2, 1), new(2027, 2, 14))];

    /// <summary>Why a day is off; null when it is a day like others. A weekend by itself is not a day off.</summary>
    public static DayOff? On(DateOnly date)
    {
        var day = date.ToDateTime(TimeOnly.MinValue);
        return Law.IsPublicHoliday(day) ? ByLaw.First(holiday => holiday.In(date.Year) == day).Why
            : Array.Exists(WinterBreaks, winter => winter.First <= date && date <= winter.Last) ? DayOff.WinterBreak
            : null;
    }
}
