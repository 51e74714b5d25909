using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Pages.Office.Places;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Universities;

public sealed class UniversityForm
{
    private const int LongestShortName = 30;

    public string? Name { get; set; }
    public string? ShortName { get; set; }
    public string? Address { get; set; }
    public string? Site { get; set; }
    public int Version { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    /// <summary>There is one of this name, and this is another.</summary>
    public bool IsAnother { get; set; }

    public static UniversityForm Of(University university) => new()
    {
        Name = university.Name,
        ShortName = university.ShortName,
        Address = university.Address,
        Site = university.Site,
        Version = university.Version,
    };

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public UniversityFacts? Read(ModelStateDictionary state, IStringLocalizer texts)
    {
        Typed.Demand(state, texts, "Form.Name", Name, "Wrong.Name");
        Typed.Demand(state, texts, "Form.ShortName", ShortName, "Wrong.ShortName", LongestShortName);
        Typed.Demand(state, texts, "Form.Address", Address, "Wrong.Address");
        var site = TypedText.Link(state, texts, "Form.Site", Site, "Wrong.Site");
        return state.IsValid ? new(Name!.Trim(), ShortName!.Trim(), Address!.Trim(), site) : null;
    }

    /// <summary>Every field with its label, for comparing with what somebody else saved.</summary>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer texts) =>
        [(texts["Field.Name"], Name), (texts["Field.ShortName"], ShortName), (texts["Field.Address"], Address), (texts["Field.Site"], Site)];
}
