using System.Text.Json;
using Lublin.Startups.Web.Mail;
using Microsoft.AspNetCore.DataProtection;

namespace Lublin.Startups.Web.Pages.Trainings;

/// <summary>Answers between the steps of a sign-up.</summary>
/// <param name="Form">As typed.</param>
/// <param name="TermsVersion">The terms that were ticked.</param>
/// <param name="NoticeVersion">The privacy notice that was shown.</param>
/// <param name="SealedAt">When; a draft lives for 2 hours.</param>
/// <param name="Key">By which a repeated last POST is the same sign-up. It never leaves the seal: a form's id stands in addresses, and may be known to others.</param>
public sealed record Draft(EnrolForm Form, string TermsVersion, string NoticeVersion, DateTimeOffset SealedAt, Guid Key);

/// <summary>
/// Keeps drafts with the visitor herself: one sealed cookie per form, readable by nobody but this application, at most 3 kB, for 2 hours.
/// The server stores nothing before the last POST; after it the code of the personal link stands in the cookie, and nothing of what was typed.
/// </summary>
public sealed class Drafts(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Prefix = "zapis-";
    private const int Longest = 3072;
    private const int Most = 6;
    private static readonly TimeSpan Life = TimeSpan.FromHours(2);
    private readonly IDataProtector protector = protection.CreateProtector("Enrolment.Draft");

    public static string NewFormId() => Guid.CreateVersion7().ToString("N");

    public Draft? Find(HttpContext context, Guid formId)
    {
        if (context.Request.Cookies[NameOf(formId)] is not { } cookie || IsCode(cookie))
            return null;
        try
        {
            var draft = JsonSerializer.Deserialize<Draft>(protector.CreateProtector(NameOf(formId)).Unprotect(cookie));
            return draft is not null && draft.SealedAt + Life > clock.GetUtcNow() ? draft : null;
        }
        catch (Exception altered) when (altered is System.Security.Cryptography.CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Seals the draft into the answer. One that is too long for a cookie, which no valid form is, stays on the page alone.</summary>
    public void Keep(HttpContext context, Guid formId, Draft draft)
    {
        var cookie = protector.CreateProtector(NameOf(formId)).Protect(JsonSerializer.Serialize(draft));
        if (cookie.Length > Longest)
            return;
        Put(context, formId, cookie);
    }

    /// <summary>Puts the code of the personal link in the draft's place.</summary>
    public static void Finish(HttpContext context, Guid formId, string code) => Put(context, formId, code);

    /// <summary>The code of the personal link that came of the form; null until then. What it opens is for its page to say.</summary>
    public static string? CodeFrom(HttpContext context, Guid formId) =>
        context.Request.Cookies[NameOf(formId)] is { } cookie && IsCode(cookie) ? cookie : null;

    private static bool IsCode(string cookie) => PersonalLink.NonceOf(cookie) is not null;

    private static void Put(HttpContext context, Guid formId, string cookie)
    {
        MakeRoom(context, formId);
        context.Response.Cookies.Append(NameOf(formId), cookie, Options(context, Life));
    }

    private static void MakeRoom(HttpContext context, Guid formId)
    {
        var others = context.Request.Cookies.Keys
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !string.Equals(name, NameOf(formId), StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToList();
        foreach (var oldest in others.Take(Math.Max(0, others.Count - Most + 1)))
            context.Response.Cookies.Delete(oldest, Options(context, null));
    }

    private static string NameOf(Guid formId) => $"{Prefix}{formId:N}";

    private static CookieOptions Options(HttpContext context, TimeSpan? life) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = life,
        IsEssential = true,
    };
}
