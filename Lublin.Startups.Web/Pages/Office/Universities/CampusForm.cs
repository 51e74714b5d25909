using System.Globalization;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Pages.Office.Places;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Universities;

public sealed class CampusForm
{
    public string? Name { get; set; }
    public string? Address { get; set; }
    public LanguageForm Access { get; set; } = new();
    public string? MapLink { get; set; }

    /// <summary>The buildings on it, by their rows.</summary>
    public IList<string> Venues { get; set; } = [];

    public int Version { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    /// <summary>There is one of this name, and this is another.</summary>
    public bool IsAnother { get; set; }

    public static CampusForm Of(Campus campus, IEnumerable<VenueOnCampus> venues) => new()
    {
        Name = campus.Name,
        Address = campus.Address,
        Access = LanguageForm.Of(campus.Access),
        MapLink = campus.MapLink,
        Venues = [.. venues.Where(venue => venue.CampusId == campus.Id).Select(venue => Key(venue.Id))],
        Version = campus.Version,
    };

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public CampusFacts? Read(ModelStateDictionary state, IStringLocalizer texts)
    {
        Typed.Demand(state, texts, "Form.Name", Name, "Wrong.CampusName");
        Typed.Demand(state, texts, "Form.Address", Address, "Wrong.Address");
        TypedText.Demand(state, texts, "Form.Access", Access, "Wrong.Access", Typed.LongestText);
        var map = TypedText.Link(state, texts, "Form.MapLink", MapLink, "Wrong.MapLink");
        return state.IsValid ? new(Name!.Trim(), Address!.Trim(), Access.Read()!, map) : null;
    }

    /// <summary>Those of the buildings that are ticked.</summary>
    public IReadOnlyList<long> Chosen(IEnumerable<VenueOnCampus> venues) => [.. venues.Where(venue => Venues.Contains(Key(venue.Id), StringComparer.Ordinal)).Select(venue => venue.Id)];

    /// <inheritdoc cref="UniversityForm.Fields"/>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer texts, IReadOnlyCollection<VenueOnCampus> venues) =>
    [
        (texts["Field.CampusName"], Name), (texts["Field.Address"], Address), .. Typed.Fields(texts["Field.Access"], Access), (texts["Field.MapLink"], MapLink),
        (texts["Field.Venues"], string.Join(", ", Chosen(venues).Select(id => venues.First(venue => venue.Id == id).Name))),
    ];

    private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);
}
