using System.Security.Cryptography;
using System.Text.Json;
using Lublin.Startups.Web.Pages.Offers;
using Microsoft.AspNetCore.DataProtection;

namespace Lublin.Startups.Web.Pages;

/// <summary>What was typed into a form that comes again.</summary>
/// <param name="Fields">As typed, by name.</param>
/// <param name="Errors">What was wrong, by field, where it cannot be found out again.</param>
/// <param name="IsLate">Whether the form was open too long.</param>
/// <param name="SealedAt">When.</param>
public sealed record TypedAnswers(IReadOnlyDictionary<string, IReadOnlyList<string?>> Fields, IReadOnlyList<TypedAnswers.Error> Errors, bool IsLate, DateTimeOffset SealedAt)
{
    public sealed record Error(string Field, string Words);
}

/// <summary>Keeps such answers with the visitor, sealed for the page's path, as a sign-up keeps its draft: for 2 hours, under the id that the redirect's address holds.</summary>
public sealed class KeptAnswers(IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("Form.Answers");

    /// <summary>Has the browser keep them. Answers the form's id, or null when they take more room than a cookie has.</summary>
    public Guid? Keep(HttpContext context, TypedAnswers answers)
    {
        if (answers.Fields.Sum(field => field.Value.Sum(value => value?.Length)) > FormCookie.Longest)
            return null;
        var id = Own(context).Select(own => (Guid?)own.Id).FirstOrDefault() ?? Guid.CreateVersion7();
        var value = SealOf(context).Protect(JsonSerializer.Serialize(answers with { SealedAt = clock.GetUtcNow() }, Drafts.Readable));
        return new FormCookie(context, id).TryPut(value) ? id : null;
    }

    /// <summary>Null when there are none under this id for this page, or they have run out.</summary>
    public TypedAnswers? Find(HttpContext context, Guid id) => Own(context).FirstOrDefault(own => own.Id == id).Answers;

    /// <summary>The form was right at last: the browser forgets what was wrong.</summary>
    public void Forget(HttpContext context)
    {
        foreach (var (id, _) in Own(context))
            new FormCookie(context, id).Forget();
    }

    private IEnumerable<(Guid Id, TypedAnswers Answers)> Own(HttpContext context)
    {
        foreach (var id in FormCookie.Ids(context))
        {
            if (Open(context, new FormCookie(context, id).Value) is { } answers && answers.SealedAt + FormCookie.Life > clock.GetUtcNow())
                yield return (id, answers);
        }
    }

    private TypedAnswers? Open(HttpContext context, string? value)
    {
        try
        {
            return value is null ? null : JsonSerializer.Deserialize<TypedAnswers>(SealOf(context).Unprotect(value));
        }
        catch (Exception another) when (another is CryptographicException or JsonException)
        {
            return null;
        }
    }

    // The path without its language, so that the page may be read in another.
    private IDataProtector SealOf(HttpContext context) => protector.CreateProtector(context.Request.Path.Value ?? "");
}
