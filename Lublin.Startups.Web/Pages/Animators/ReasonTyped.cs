using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Animators;

/// <summary>Why a meeting did not take place, as people type it.</summary>
public static class ReasonTyped
{
    public const string Field = "Reason";
    private const int Longest = 300;

    public static bool Check(string? reason, ModelStateDictionary state, IStringLocalizer texts)
    {
        if (string.IsNullOrWhiteSpace(reason))
            state.AddModelError(Field, texts["Wrong.Reason"]);
        else if (reason.Trim().Length > Longest)
            state.AddModelError(Field, texts["Wrong.ReasonLong", Longest]);
        return state.IsValid;
    }
}
