using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Typed = Lublin.Startups.Web.Pages.Office.Places.Typed;

namespace Lublin.Startups.Web.Pages.Office.Universities;

public sealed class HostForm
{
    public string? Unit { get; set; }
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Language { get; set; } = Languages.Polish.Code;
    public int Version { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    /// <summary>There is one of this name, and this is another.</summary>
    public bool IsAnother { get; set; }

    public static HostForm Of(Web.Lectures.Host host) => new()
    {
        Unit = host.Unit,
        Name = host.Name,
        Email = host.Email,
        Phone = host.Phone is { } phone ? PhoneNumber.Display(phone) : null,
        Language = host.Language,
        Version = host.Version,
    };

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public HostFacts? Read(ModelStateDictionary state, IStringLocalizer texts)
    {
        Typed.Demand(state, texts, "Form.Unit", Unit, "Wrong.Unit");
        if (PersonName.Check(Name) is not NameCheck.Valid)
            state.AddModelError("Form.Name", texts["Wrong.HostName"]);
        var (email, phone) = (EmailAddress.Check(Email), PhoneNumber.Check(Phone));
        if (email is not (EmailCheck.Valid or EmailCheck.Empty))
            state.AddModelError("Form.Email", texts["Wrong.Email"]);
        if (phone is not (PhoneCheck.Valid or PhoneCheck.Empty))
            state.AddModelError("Form.Phone", texts["Wrong.Phone"]);
        if (email is EmailCheck.Empty && phone is PhoneCheck.Empty)
            state.AddModelError("Form.Email", texts["Wrong.NoContact"]);
        return state.IsValid
            ? new(Unit!.Trim(), ((NameCheck.Valid)PersonName.Check(Name)).Name, (email as EmailCheck.Valid)?.Address, (phone as PhoneCheck.Valid)?.Number, Languages.Of(Language).Code)
            : null;
    }

    /// <inheritdoc cref="UniversityForm.Fields"/>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer texts) =>
    [
        (texts["Field.Unit"], Unit), (texts["Field.HostName"], Name), (texts["Field.Email"], Email), (texts["Field.Phone"], Phone),
        (texts["Field.Language"], texts[$"Language.{Languages.Of(Language).Code}"]),
    ];
}
