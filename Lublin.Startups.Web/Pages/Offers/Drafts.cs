using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>Answers between the steps of a sign-up.</summary>
/// <param name="Form">As typed.</param>
/// <param name="TermsVersion">The terms that were ticked.</param>
/// <param name="NoticeVersion">The privacy notice that was shown.</param>
/// <param name="SealedAt">When; a draft lives for 2 hours.</param>
/// <param name="Key">By which a repeated last POST is the same sign-up. It never leaves the seal: a form's id stands in addresses, and may be known to others.</param>
/// <param name="IsLate">Whether the form was open too long, so that it has to be sent once more.</param>
/// <param name="KeptDomain">The domain of an address that looks mistyped and was said to be right: it is not asked about again.</param>
public sealed record Draft(EnrolForm Form, string TermsVersion, string NoticeVersion, DateTimeOffset SealedAt, Guid Key, bool IsLate = false, string? KeptDomain = null);

/// <summary>
/// Keeps drafts in the visitor's own browser: one sealed cookie per form, readable by nobody but this application, at most 3 kB, for 2 hours.
/// The server stores nothing before the last POST.
/// </summary>
public sealed class Drafts(IDataProtectionProvider protection, TimeProvider clock)
{
    // Written out, a Ukrainian name would take three times the room.
    internal static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly IDataProtector protector = protection.CreateProtector("Enrolment.Draft");

    /// <summary>Null also when it has run out, was altered, or the form is done.</summary>
    public Draft? Find(FormCookie cookie)
    {
        if (cookie.Value is not { } value || cookie.LinkCode is not null)
            return null;
        try
        {
            var draft = JsonSerializer.Deserialize<Draft>(protector.CreateProtector(cookie.Name).Unprotect(value));
            return draft is not null && draft.SealedAt + FormCookie.Life > clock.GetUtcNow() ? draft : null;
        }
        catch (Exception altered) when (altered is System.Security.Cryptography.CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Seals the draft into the answer. False for one that is too long for a cookie, which no valid form is: it stays on the page alone.</summary>
    public bool Keep(FormCookie cookie, Draft draft) => cookie.TryPut(protector.CreateProtector(cookie.Name).Protect(JsonSerializer.Serialize(draft, Readable)));
}
