using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>An address that somebody wants for an enrolment, and has not yet shown to be theirs.</summary>
/// <param name="EnrolmentId">Which.</param>
/// <param name="LinkVersion">Of its links at that moment. Confirming ends them, so that it is done once.</param>
/// <param name="Email">A valid address.</param>
/// <param name="AskedAt">When.</param>
public sealed record NewAddress(long EnrolmentId, int LinkVersion, string Email, DateTimeOffset AskedAt)
{
    /// <summary>How long the link in its letter works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public DateTimeOffset EndsAt => AskedAt + Life;
}

/// <summary>Seals addresses that no enrolment has: the one asked for, in its letter and its link, and the former one, in the letter that says good-bye to it.</summary>
public sealed class AddressSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector wanted = protection.CreateProtector("Enrolment.NewAddress");
    private readonly IDataProtector former = protection.CreateProtector("Enrolment.FormerAddress");

    /// <returns>Letters, digits, - and _.</returns>
    public string Seal(NewAddress asked) => wanted.Protect(JsonSerializer.Serialize(asked));

    /// <summary>Null when it was altered, or never was one.</summary>
    public NewAddress? Open(string? typed) => Opened(wanted, typed) is { } text ? JsonSerializer.Deserialize<NewAddress>(text) : null;

    public string SealFormer(string email) => former.Protect(email);

    /// <inheritdoc cref="Open"/>
    public string? OpenFormer(string? kept) => Opened(former, kept);

    private static string? Opened(IDataProtector protector, string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
