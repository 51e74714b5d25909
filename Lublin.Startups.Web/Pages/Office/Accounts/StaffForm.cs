using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolment;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Accounts;

/// <summary>What an admin says of an account.</summary>
public sealed class StaffForm
{
    public string? Name { get; set; }
    public string? Email { get; set; }
    public StaffRole? Role { get; set; }

    /// <summary>The name as it is kept; null when it is wrong, and said so.</summary>
    public string? ReadName(ModelStateDictionary wrong, IStringLocalizer texts)
    {
        if (PersonName.Check(Name) is NameCheck.Valid(var name))
            return name;
        wrong.AddModelError("Form.Name", texts["Wrong.Name"]);
        return null;
    }

    /// <summary>The address; null when it is wrong, and said so.</summary>
    public string? ReadEmail(ModelStateDictionary wrong, IStringLocalizer texts)
    {
        if (EmailAddress.Check(Email) is EmailCheck.Valid(var address))
            return address;
        wrong.AddModelError("Form.Email", texts["Wrong.Email"]);
        return null;
    }

    public void DemandRole(ModelStateDictionary wrong, IStringLocalizer texts)
    {
        if (Role is null || !Enum.IsDefined(Role.Value))
            wrong.AddModelError("Form.Role", texts["Wrong.Role"]);
    }
}
