using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>
/// What a visitor's browser keeps of one sign-up form, for 2 hours: their sealed draft until the last POST, and after it the code of their personal link.
/// </summary>
public sealed class FormCookie(HttpContext context, Guid formId)
{
    private const string Prefix = "zapis-";
    private const int Most = 6;

    /// <summary>In letters, sealed: browsers keep no cookie of more than 4 kB.</summary>
    public const int Longest = 3072;

    public static readonly TimeSpan Life = TimeSpan.FromHours(2);

    // A word that no draft and no code can be.
    private const string Known = "znany";

    public static string NewFormId() => Guid.CreateVersion7().ToString("N");

    public string Name { get; } = $"{Prefix}{formId:N}";

    /// <summary>What the browser sent; null when it sent none.</summary>
    public string? Value => context.Request.Cookies[Name];

    /// <summary>The code of the personal link that came of the form; null until then. What it opens is for its page to say.</summary>
    public string? LinkCode => Value is { } value && PersonalLink.NonceOf(value) is not null ? value : null;

    /// <summary>Whether the form turned out to be a sign-up that was there already.</summary>
    public bool IsKnown => string.Equals(Value, Known, StringComparison.Ordinal);

    public void PutKnown() => Put(Known);

    /// <summary>The forms that the browser keeps something of.</summary>
    public static IEnumerable<Guid> Ids(HttpContext context)
    {
        foreach (var name in context.Request.Cookies.Keys)
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(name[Prefix.Length..], "N", out var id))
                yield return id;
        }
    }

    /// <summary>Has the browser keep this, unless it is too long.</summary>
    public bool TryPut(string value)
    {
        if (value.Length > Longest)
            return false;
        Put(value);
        return true;
    }

    public void Forget() => context.Response.Cookies.Delete(Name, Options(life: null));

    /// <summary>The codes of all links that came of forms in this browser: what shows them was signed up here.</summary>
    public static IReadOnlyList<string> LinkCodesOf(HttpRequest request) =>
        [.. request.Cookies.Where(cookie => cookie.Key.StartsWith(Prefix, StringComparison.Ordinal) && PersonalLink.NonceOf(cookie.Value) is not null).Select(cookie => cookie.Value)];

    /// <summary>Has the browser keep this, and forget the oldest of many forms.</summary>
    public void Put(string value)
    {
        var others = context.Request.Cookies.Keys
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !string.Equals(name, Name, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToList();
        foreach (var oldest in others.Take(Math.Max(0, others.Count - Most + 1)))
            context.Response.Cookies.Delete(oldest, Options(life: null));
        context.Response.Cookies.Append(Name, value, Options(Life));
    }

    private CookieOptions Options(TimeSpan? life) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = life,
        IsEssential = true,
    };
}
