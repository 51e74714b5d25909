using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Ui.Forms;

/// <summary>Says in the language of the page what the framework would say in English of an answer that it cannot read.</summary>
internal sealed class BindingWords(IStringLocalizer<UiTexts> texts) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        var words = options.ModelBindingMessageProvider;
        words.SetAttemptedValueIsInvalidAccessor((_, _) => Unreadable);
        words.SetMissingBindRequiredValueAccessor(_ => Unreadable);
        words.SetMissingKeyOrValueAccessor(() => Unreadable);
        words.SetMissingRequestBodyRequiredValueAccessor(() => Unreadable);
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Unreadable);
        words.SetNonPropertyUnknownValueIsInvalidAccessor(() => Unreadable);
        words.SetNonPropertyValueMustBeANumberAccessor(() => Unreadable);
        words.SetUnknownValueIsInvalidAccessor(_ => Unreadable);
        words.SetValueIsInvalidAccessor(_ => Unreadable);
        words.SetValueMustBeANumberAccessor(_ => Unreadable);
        words.SetValueMustNotBeNullAccessor(_ => Unreadable);
    }

    private string Unreadable => texts["Error.Unreadable"];
}
