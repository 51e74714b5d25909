using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Kids;

/// <summary>What Przedsiębiorcze dzieciaki is, who may take part, and when the call is.</summary>
public sealed class IndexModel : PageModel
{
}
