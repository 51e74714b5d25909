using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.Asking;

/// <summary>Asks any question of the office and has it done; the address says which.</summary>
public sealed class AskModel(TimeProvider clock) : PageModel, IReshow
{
    [FromRoute]
    public long Id { get; set; }

    /// <summary>A word of the address, where one question stands for several kinds of things.</summary>
    [FromRoute]
    public string? What { get; set; }

    /// <summary>A word of the address, where one question stands for several things to do.</summary>
    [FromRoute]
    public string? Verb { get; set; }

    /// <summary>Of the season that the address names.</summary>
    [FromRoute]
    public int Year { get; set; }

    /// <summary>Whose mail it is about.</summary>
    [BindProperty(Name = "edycja", SupportsGet = true)]
    public long EditionId { get; set; } = MailHold.Everything;

    [BindProperty]
    public string? Reason { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public Question Question { get; private set; } = null!;
    public Ask Ask { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var asked = HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<AskedAt>();
        Question = (Question)ActivatorUtilities.CreateInstance(HttpContext.RequestServices, asked.Question);
        Question.Page = this;
        if (await Question.FindAsync() is { } instead)
            context.Result = instead;
        else
            await next();
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Question.AskAsync() is not { } ask)
            return Question.NothingToAsk();
        Ask = ask;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync() => await Question.DoAsync() ?? await OnGetAsync();

    public Task<IActionResult> ReshowAsync() => OnGetAsync();
}
