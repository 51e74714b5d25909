using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Places;

public sealed class PresenterForm
{
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Language { get; set; } = Languages.Polish.Code;
    public LanguageForm Bio { get; set; } = new();
    public int Version { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    /// <summary>There is one of this name, and this is another.</summary>
    public bool IsAnother { get; set; }

    public static PresenterForm Of(Presenter presenter) => new()
    {
        Name = presenter.Name,
        Email = presenter.Email,
        Phone = presenter.Phone is { } number ? PhoneNumber.Display(number) : null,
        Language = presenter.Language,
        Bio = LanguageForm.Of(presenter.Bio),
        Version = presenter.Version,
    };

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public PresenterFacts? Read(ModelStateDictionary state, IStringLocalizer texts)
    {
        Typed.Demand(state, texts, "Form.Name", Name, "Wrong.PresenterName");
        Typed.Demand(state, texts, "Form.Bio.Pl", Bio.Pl, "Wrong.Bio", Typed.LongestText);
        var (email, phone) = (EmailAddress.Check(Email), PhoneNumber.Check(Phone));
        if (email is not (EmailCheck.Valid or EmailCheck.Empty))
            state.AddModelError("Form.Email", texts[email is EmailCheck.NotAnAddress { HasImpossibleDomain: true } ? "Wrong.EmailDomain" : "Wrong.Email"]);
        if (phone is not (PhoneCheck.Valid or PhoneCheck.Empty))
            state.AddModelError("Form.Phone", texts["Wrong.Phone"]);
        return state.IsValid
            ? new(Name!.Trim(), Bio.Read()!)
            {
                Email = (email as EmailCheck.Valid)?.Address,
                Phone = (phone as PhoneCheck.Valid)?.Number,
                Language = Languages.Of(Language).Code,
            }
            : null;
    }

    /// <inheritdoc cref="VenueForm.Fields"/>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer texts) =>
    [
        (texts["Field.PresenterName"], Name), (texts["Field.Email"], Email),
        (texts["Field.Phone"], PhoneNumber.Check(Phone) is PhoneCheck.Valid(var number) ? PhoneNumber.Display(number) : Phone),
        (texts["Field.Language"], texts[$"Language.{Languages.Of(Language).Code}"]), .. Typed.Fields(texts["Field.Bio"], Bio),
    ];
}
