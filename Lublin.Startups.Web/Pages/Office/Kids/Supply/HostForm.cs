using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Supply;

public sealed class HostForm
{
    private const int Longest = 120;

    public string? Name { get; set; }
    public string? Industry { get; set; }
    public string? Address { get; set; }
    public string? Contact { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public bool Alone { get; set; } = true;
    public int Version { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    public static HostForm Of(VisitHost host) => new()
    {
        Name = host.Name,
        Industry = host.Industry,
        Address = host.Address,
        Contact = host.ContactName,
        Email = host.Email,
        Phone = host.Phone is { } number ? PhoneNumber.Display(number) : null,
        Alone = host.IsAloneWithChildren,
        Version = host.Version,
    };

    /// <param name="point">Where the host is, as far as anybody knows.</param>
    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public VisitHostFacts? Read(ModelStateDictionary state, IStringLocalizer texts, GeoPoint? point)
    {
        foreach (var (field, typed) in new[] { (nameof(Name), Name), (nameof(Address), Address), (nameof(Contact), Contact) })
        {
            if (string.IsNullOrWhiteSpace(typed) || typed.Trim().Length > Longest)
                state.AddModelError($"Form.{field}", texts[$"Wrong.{field}"]);
        }

        if (Industry is null || !Industries.Has(Industry))
            state.AddModelError("Form.Industry", texts["Wrong.Industry"]);
        var (email, phone) = Contacts.Read(Email, Phone, state, texts);
        return state.IsValid ? new(Name!.Trim(), Industry!, Address!.Trim(), Contact!.Trim(), email, phone, Alone, point) : null;
    }
}

/// <summary>An address and a telephone number as staff type them; one of them is enough.</summary>
internal static class Contacts
{
    public static (string? Email, string? Phone) Read(string? email, string? phone, ModelStateDictionary state, IStringLocalizer texts)
    {
        var (mail, call) = (EmailAddress.Check(email), PhoneNumber.Check(phone));
        if (mail is not (EmailCheck.Valid or EmailCheck.Empty))
            state.AddModelError("Form.Email", texts["Wrong.Email"]);
        if (call is not (PhoneCheck.Valid or PhoneCheck.Empty))
            state.AddModelError("Form.Phone", texts["Wrong.Phone"]);
        if (mail is EmailCheck.Empty && call is PhoneCheck.Empty)
            state.AddModelError("Form.Email", texts["Wrong.NoContact"]);
        return ((mail as EmailCheck.Valid)?.Address, (call as PhoneCheck.Valid)?.Number);
    }
}
