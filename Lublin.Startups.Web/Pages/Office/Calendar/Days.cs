using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Pages.Office.Calendar;

/// <summary>Days off in words.</summary>
public static class Days
{
    public static string Of(DayOff off) => off.From == off.To ? DateText.Full(off.From) : $"{DateText.Full(off.From)} – {DateText.Full(off.To)}";
}
