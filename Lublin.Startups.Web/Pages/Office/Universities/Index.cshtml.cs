using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Universities;

/// <summary>All universities, with how much each has; the archived last.</summary>
public sealed class IndexModel(StartupsDb db, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public IReadOnlyList<University> Universities { get; private set; } = [];

    /// <summary>How many hosts, by university.</summary>
    public IReadOnlyDictionary<long, int> Hosts { get; private set; } = new Dictionary<long, int>();

    /// <summary>How many lectures are ahead, by university.</summary>
    public IReadOnlyDictionary<long, int> Lectures { get; private set; } = new Dictionary<long, int>();

    public async Task OnGetAsync()
    {
        Universities = await db.UniversitiesAsync();
        Hosts = await db.Hosts.GroupBy(host => host.UniversityId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count);
        Lectures = await db.LecturesAhead(clock.GetUtcNow()).GroupBy(lecture => lecture.UniversityId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count);
    }
}
