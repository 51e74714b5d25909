using Lublin.Startups.Web.Mail;
using Microsoft.AspNetCore.Identity;

namespace Lublin.Startups.Web.Accounts;

/// <summary>Finds accounts by the address as servers know it: a domain in its own letters is the same as in punycode. A user name is an address, too.</summary>
internal sealed class StaffLookup : ILookupNormalizer
{
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(name))]
    public string? NormalizeName(string? name) => NormalizeEmail(name);

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(email))]
    public string? NormalizeEmail(string? email) => email is null ? null : MailDomain.Fold(email).ToUpperInvariant();
}
