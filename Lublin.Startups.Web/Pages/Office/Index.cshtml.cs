using Lublin.Startups.Web.Clock;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office;

/// <summary>What the office has to do today.</summary>
public sealed class IndexModel(TimeProvider clock) : PageModel
{
    public DateOnly Today { get; } = Warsaw.Today(clock);
}
