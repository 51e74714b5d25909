using PublicHoliday;

namespace Lublin.Startups.Web.Clock;

/// <summary>Why a day is off that is known beforehand.</summary>
public enum KnownDayOff
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
    private static readonly (KnownDayOff Why, Func<int, DateTime> In)[] ByLaw =
    [
        (KnownDayOff.NewYear, PolandPublicHoliday.NewYear),
        (KnownDayOff.Epiphany, PolandPublicHoliday.Epiphany),
        (KnownDayOff.LabourDay, PolandPublicHoliday.LabourDay),
        (KnownDayOff.ConstitutionDay, PolandPublicHoliday.ConstitutionDay),
        (KnownDayOff.Assumption, PolandPublicHoliday.Assumption),
        (KnownDayOff.AllSaints, PolandPublicHoliday.AllSaints),
        (KnownDayOff.IndependenceDay, PolandPublicHoliday.IndependenceDay),
        (KnownDayOff.ChristmasEve, year => PolandPublicHoliday.ChristmasEve(year).GetValueOrDefault()),
        (KnownDayOff.Christmas, PolandPublicHoliday.Christmas),
        (KnownDayOff.SecondDayOfChristmas, PolandPublicHoliday.StStephen),
        (KnownDayOff.EasterSunday, PolandPublicHoliday.EasterSunday),
        (KnownDayOff.EasterMonday, PolandPublicHoliday.EasterMonday),
        (KnownDayOff.Pentecost, PolandPublicHoliday.Pentecost),
        (KnownDayOff.CorpusChristi, PolandPublicHoliday.CorpusChristi),
    ];

    private static readonly PolandPublicHoliday Law = new();

    /// <summary>First and last day of each; the ministry tells a school year's breaks about a year before.</summary>
    private static readonly (DateOnly First, DateOnly Last)[] WinterBreaks = [(new(2027, 2, 1), new(2027, 2, 14))];

    /// <summary>Why a day is off; null when it is a day like others. A weekend by itself is not a day off.</summary>
    public static KnownDayOff? On(DateOnly date)
    {
        var day = date.ToDateTime(TimeOnly.MinValue);
        return Law.IsPublicHoliday(day) ? ByLaw.First(holiday => holiday.In(date.Year) == day).Why
            : Array.Exists(WinterBreaks, winter => winter.First <= date && date <= winter.Last) ? KnownDayOff.WinterBreak
            : null;
    }

    /// <summary>All that begin in a year, in order.</summary>
    public static IEnumerable<(KnownDayOff Why, DateOnly From, DateOnly To)> In(int year) =>
        ByLaw.Select(holiday => (holiday.Why, On: holiday.In(year))).Where(holiday => holiday.On.Year == year)
            .Select(holiday => (holiday.Why, From: DateOnly.FromDateTime(holiday.On), To: DateOnly.FromDateTime(holiday.On)))
            .Concat(WinterBreaks.Where(winter => winter.First.Year == year).Select(winter => (KnownDayOff.WinterBreak, From: winter.First, To: winter.Last)))
            .OrderBy(off => off.From);
}
