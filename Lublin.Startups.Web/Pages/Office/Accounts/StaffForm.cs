using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Accounts;

/// <summary>What an admin types about an account.</summary>
public sealed class StaffForm
{
    public string? Name { get; set; }
    public string? Email { get; set; }
    public StaffRole? Role { get; set; }

    /// <summary>The fingerprint of the account when the form was opened; null for a new one.</summary>
    public string? Seen { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    public static StaffForm Of(StaffRow account) => new() { Name = account.Name, Role = account.Role, Seen = AccountDesk.FingerprintOf(account.Name, account.Role) };

    /// <summary>Every field with its label, for comparing with what somebody else saved.</summary>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer texts) => [(texts["Field.Name"], Name), (texts["Field.Role"], Role is null ? null : texts[$"Role.{Role}"].Value)];

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
        var check = EmailAddress.Check(Email);
        if (check is EmailCheck.Valid(var address))
            return address;
        wrong.AddModelError("Form.Email", texts[check is EmailCheck.NotAnAddress { HasImpossibleDomain: true } ? "Wrong.EmailDomain" : "Wrong.Email"]);
        return null;
    }

    public void DemandRole(ModelStateDictionary wrong, IStringLocalizer texts)
    {
        if (Role is null || !Enum.IsDefined(Role.Value))
            wrong.AddModelError("Form.Role", texts["Wrong.Role"]);
    }
}
