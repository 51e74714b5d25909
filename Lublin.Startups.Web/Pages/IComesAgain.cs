using Lublin.Startups.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages;

/// <summary>
/// A page whose form, when something in it is wrong, is answered by a redirect to itself, so that going back or reloading never asks whether to send it again;
/// the browser keeps what was typed (<see cref="ComesAgain"/>). What the form posts is bound on GET as well, and from forms alone.
/// </summary>
public interface IComesAgain : IReshow
{
    /// <summary>The fields that no browser is to keep.</summary>
    IReadOnlyList<string> Secrets => [];

    /// <summary>Whether nothing is wrong, but something is asked before the answers count: then the page comes again, too.</summary>
    bool Asks => false;

    /// <summary>Names again what is wrong with the answers. False where the answers alone do not tell: then what was said is kept with them.</summary>
    bool Check(IStringLocalizer<EnrolTexts> texts) => false;
}
