using System.Globalization;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Seasons;

/// <summary>The rooms in which a gala can be held.</summary>
internal static class SeasonPlaces
{
    public static IReadOnlyList<PickItem> Of(IEnumerable<RoomChoice> rooms, IStringLocalizer texts) =>
        [new("", texts["Choose.Place"]), .. rooms.Select(room => new PickItem(room.Id.ToString(CultureInfo.InvariantCulture), $"{room.Name}, {texts.Plural("Seats", room.Seats)}", room.Venue))];
}
