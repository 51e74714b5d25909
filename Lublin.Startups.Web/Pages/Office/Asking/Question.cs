using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Asking;

/// <summary>Something that the office is asked about before it is done. <see cref="Questions"/> says at which address, and who may.</summary>
public abstract class Question(IStringLocalizer texts)
{
    public IStringLocalizer Texts => texts;

    /// <summary>The page that asks; set before anything else happens.</summary>
    public AskModel Page { get; set; } = null!;

    protected string Actor => Page.User.Actor();

    /// <summary>Finds what it is about. Not null: the answer instead, to reading and to sending.</summary>
    public virtual Task<IActionResult?> FindAsync() => Task.FromResult<IActionResult?>(null);

    /// <summary>Null when there is nothing to ask about now.</summary>
    public abstract Task<Ask?> AskAsync();

    /// <summary>The page to go to when there is nothing to ask.</summary>
    public virtual IActionResult NothingToAsk() => new NotFoundResult();

    /// <summary>Does it. Null: something was wrong, and it is asked again.</summary>
    public abstract Task<IActionResult?> DoAsync();

    protected string PathOf(string path) => Page.Url.Content("~" + path);

    protected IActionResult GoTo(string path) => new SeeOther(PathOf(path));

    /// <returns>Null, which asks again.</returns>
    protected IActionResult? Wrong(string words, string field = "")
    {
        Page.ModelState.AddModelError(field, words);
        return null;
    }
}
