using System.Globalization;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Places;

public sealed class VenueForm
{
    public string? Name { get; set; }
    public string? Address { get; set; }
    public string? MapLink { get; set; }
    public LanguageForm Access { get; set; } = new();
    public LanguageForm Directions { get; set; } = new();
    public int Version { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    /// <summary>There is one of this name, and this is another.</summary>
    public bool IsAnother { get; set; }

    public static VenueForm Of(Venue venue) => new()
    {
        Name = venue.Name,
        Address = venue.Address,
        MapLink = venue.MapLink,
        Access = LanguageForm.Of(venue.Access),
        Directions = LanguageForm.Of(venue.Directions),
        Version = venue.Version,
    };

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public VenueTexts? Read(ModelStateDictionary state, IStringLocalizer texts)
    {
        Typed.Demand(state, texts, "Form.Name", Name, "Wrong.VenueName");
        Typed.Demand(state, texts, "Form.Address", Address, "Wrong.Address");
        Typed.Demand(state, texts, "Form.Access.Pl", Access.Pl, "Wrong.Access", Typed.LongestText);
        Typed.Demand(state, texts, "Form.Directions.Pl", Directions.Pl, "Wrong.Directions", Typed.LongestText);
        if (!string.IsNullOrWhiteSpace(MapLink) && (WebAddress.Of(MapLink.Trim()) is null || MapLink.Trim().Length > 500))
            state.AddModelError("Form.MapLink", texts["Wrong.MapLink"]);
        return state.IsValid ? new(Name!.Trim(), Address!.Trim(), Access.Read()!, Directions.Read()!, string.IsNullOrWhiteSpace(MapLink) ? null : MapLink.Trim()) : null;
    }

    /// <summary>Every field with its label, for comparing with what somebody else saved.</summary>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer texts) =>
    [
        (texts["Field.VenueName"], Name), (texts["Field.Address"], Address), (texts["Field.MapLink"], MapLink),
        .. Typed.Fields(texts["Field.Access"], Access), .. Typed.Fields(texts["Field.Directions"], Directions),
    ];
}

public sealed class RoomForm
{
    private const int MostSeats = 5000;

    public string? Name { get; set; }
    public string? Seats { get; set; }
    public int Version { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    /// <summary>There is one of this name, and this is another.</summary>
    public bool IsAnother { get; set; }

    public static RoomForm Of(Room room) => new() { Name = room.Name, Seats = room.Seats.ToString(CultureInfo.InvariantCulture), Version = room.Version };

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public (string Name, int Seats)? Read(ModelStateDictionary state, IStringLocalizer texts)
    {
        Typed.Demand(state, texts, "Form.Name", Name, "Wrong.RoomName");
        if (!int.TryParse(Seats, NumberStyles.None, CultureInfo.InvariantCulture, out var seats) || seats is < 1 or > MostSeats)
            state.AddModelError("Form.Seats", texts["Wrong.Seats", MostSeats]);
        return state.IsValid ? (Name!.Trim(), seats) : null;
    }

    /// <inheritdoc cref="VenueForm.Fields"/>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer texts) => [(texts["Field.RoomName"], Name), (texts["Field.Seats"], Seats)];
}

internal static class Typed
{
    public const int LongestText = 2000;
    private const int LongestLine = 160;

    public static void Demand(ModelStateDictionary state, IStringLocalizer texts, string field, string? value, string wrong, int longest = LongestLine)
    {
        if (string.IsNullOrWhiteSpace(value))
            state.AddModelError(field, texts[wrong]);
        else if (value.Trim().Length > longest)
            state.AddModelError(field, texts["Wrong.TooLong", longest]);
    }

    public static IEnumerable<(string Label, string? Value)> Fields(string label, LanguageForm text) =>
        [($"{label} (PL)", text.Pl), ($"{label} (EN)", text.En), ($"{label} (UK)", text.Uk)];
}
