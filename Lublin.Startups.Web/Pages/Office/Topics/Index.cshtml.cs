using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Topics;

/// <summary>What the pages with a topic's form have in common.</summary>
public interface ITopicPage
{
    TopicForm Form { get; }
}

/// <summary>What lectures are about, and a form for one more.</summary>
public sealed class IndexModel(StartupsDb db, TopicDesk desk, IStringLocalizer<TopicsTexts> texts) : PageModel, ITopicPage, IReshow
{
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    [BindProperty]
    public TopicForm Form { get; set; } = new();

    public IReadOnlyList<Topic> Topics { get; private set; } = [];

    /// <summary>How many lectures are about each that any is about.</summary>
    public IReadOnlyDictionary<long, int> Lectures { get; private set; } = new Dictionary<long, int>();

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Form.Read(ModelState, texts) is not { } name)
            return await ReshowAsync();
        var outcome = await desk.AddAsync(name, User.Actor(), Form.FormId);
        if (outcome == TopicOutcome.Done)
            return new SeeOther(Url.Content($"~{LectureLinks.Topics}?stan=dodano"));
        ModelState.AddModelError("Form.Name.Pl", outcome == TopicOutcome.Full ? texts["Wrong.Full", Topic.Most] : texts["Wrong.SameName"]);
        return await ReshowAsync();
    }

    public async Task<IActionResult> ReshowAsync()
    {
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        Topics = await db.TopicsAsync();
        Lectures = await db.Lectures.Where(lecture => lecture.TopicId != null).GroupBy(lecture => lecture.TopicId!.Value).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count);
    }
}
