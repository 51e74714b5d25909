using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.SchoolDesk.Groups;

/// <summary>A group: a draft may be saved half-done; of a confirmed one the teacher, the hours and the needs can be corrected.</summary>
public sealed class GroupModel(StartupsDb db, SchoolDoor door, GroupFormDesk desk, IStringLocalizer<GroupTexts> texts) : DeskPage(door), IComesAgain
{
    private const string New = "nowa";

    /// <summary>Its name in addresses, or the word for a new one.</summary>
    [FromRoute(Name = "uid")]
    public string Which { get; set; } = "";

    /// <summary>The group that a new one begins as a copy of.</summary>
    [FromQuery(Name = "jak")]
    public Guid? Like { get; set; }

    [BindProperty(SupportsGet = true), FromForm]
    public GroupForm Form { get; set; } = new();

    public Season Season { get; private set; } = null!;

    /// <summary>Null for a new one.</summary>
    public SchoolGroup? Group { get; private set; }

    public bool IsConfirmed => Group?.IsDraft == false;

    /// <summary>A colleague saved it since the form was opened; what is stored now.</summary>
    public SchoolGroup? Meanwhile { get; private set; }

    public string DeskPath => Url.Content("~" + SchoolLinks.Desk);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindAsync() is { } elsewhere)
            return elsewhere;
        if (Group is not null)
            Form = GroupForm.Of(Group);
        else if (Like is { } like && await OwnAsync(like) is { } pattern)
            Form = GroupForm.Like(pattern);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<EnrolTexts> people)
    {
        if (await FindAsync() is { } elsewhere)
            return elsewhere;
        if (Form.Read(ModelState, texts, people, IsConfirmed ? Group : null) is not { } facts)
            return Page();
        switch (await SaveAsync(facts))
        {
            case GroupSaved.Saved:
                return new SeeOther($"{DeskPath}?stan=zapisano");
            case GroupSaved.LabelTaken taken:
                ModelState.AddModelError("Form.Label", texts["Wrong.Label.Taken", taken.Label]);
                return Page();
            default:
                ModelState.AddModelError("", texts["Wrong.Changed"]);
                return Page();
        }
    }

    public async Task<IActionResult> ReshowAsync()
    {
        if (await FindAsync() is { } elsewhere)
            return elsewhere;
        if (Group is not null && Form.Version != Group.Version)
        {
            // Sent again, it is theirs: they have seen what the colleague saved.
            Meanwhile = Group;
            Form.Version = Group.Version;
            ModelState.Remove("Form.Version");
        }

        return Page();
    }

    private Task<GroupSaved> SaveAsync(GroupFacts facts) =>
        Group is null ? desk.AddAsync(Season.EditionId, School.Id, facts, Form.FormId)
        : IsConfirmed ? desk.CorrectAsync(School.Id, Group.Uid, Form.Version, facts)
        : desk.ChangeAsync(School.Id, Group.Uid, Form.Version, facts);

    /// <summary>Loads season and group. What it returns, if anything, is the answer instead.</summary>
    private async Task<IActionResult?> FindAsync()
    {
        if (await db.AnnouncedSeasonAsync() is not { } season)
            return Redirect(DeskPath);
        Season = season;
        if (string.Equals(Which, New, StringComparison.Ordinal))
            return null;
        Group = Guid.TryParse(Which, out var uid) ? await OwnAsync(uid) : null;
        return Group is null ? NotFound() : null;
    }

    private Task<SchoolGroup?> OwnAsync(Guid uid)
    {
        var (school, edition) = (School.Id, Season.EditionId);
        return db.SchoolGroups.AsNoTracking().Include(group => group.Enrolment).SingleOrDefaultAsync(group => group.Uid == uid && group.SchoolId == school && group.EditionId == edition);
    }
}
