using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Topics;

/// <summary>Another name of a topic; and its end, while no lecture is about it.</summary>
public sealed class TopicModel(StartupsDb db, TopicDesk desk, IStringLocalizer<TopicsTexts> texts) : PageModel, ITopicPage, IReshow
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public TopicForm Form { get; set; } = new();

    public Topic Topic { get; private set; } = null!;

    /// <summary>How many lectures are about it.</summary>
    public int Used { get; private set; }

    public Meanwhile? Meanwhile { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        Form = TopicForm.Of(Topic);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Form.Read(ModelState, texts) is not { } name)
            return Page();
        if (await desk.RenameAsync(Id, Form.Known, name, User.Actor()))
            return new SeeOther(Url.Content($"~{LectureLinks.Topics}?stan=zapisano"));
        await LoadAsync();
        var stored = TopicForm.Of(Topic);
        Meanwhile = await Meanwhile.OfAsync(db, "topic", Id, Form.Fields(texts), stored.Fields(texts));
        Form.Known = stored.Known;
        return Page();
    }

    /// <summary>Takes it off the list.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        Used = await desk.RemoveAsync(Id, User.Actor());
        if (Used == 0)
            return new SeeOther(Url.Content($"~{LectureLinks.Topics}?stan=usunieto"));
        ModelState.AddModelError("", texts.Plural("Wrong.Used", Used));
        Form = TopicForm.Of(Topic);
        return Page();
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<bool> LoadAsync()
    {
        if (await db.Topics.AsNoTracking().SingleOrDefaultAsync(topic => topic.Id == Id) is not { } topic)
            return false;
        Topic = topic;
        Used = await db.Lectures.CountAsync(lecture => lecture.TopicId == Id);
        return true;
    }
}
