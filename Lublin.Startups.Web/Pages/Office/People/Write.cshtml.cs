using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Writes a letter to all or to those who were picked; it is seen before it goes.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class WriteModel(StartupsDb db, AnnouncementDesk desk, TimeProvider clock) : PeopleOfEditionModel(db, clock), IReshow
{
    private readonly StartupsDb db = db;

    [BindProperty]
    public WriteForm Form { get; set; } = new();

    /// <summary>Enrolments picked in the list.</summary>
    [FromQuery(Name = "z")]
    public IReadOnlyList<long> Picked { get; set; } = new List<long>();

    /// <summary>A letter that was begun, to be changed.</summary>
    [FromQuery(Name = "list")]
    public long? Begun { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (Begun is not { } id)
        {
            Form = new() { FormId = Guid.CreateVersion7(), Picked = Picked, Audience = (Picked.Count > 0 ? AnnouncementAudience.Picked : AnnouncementAudience.Confirmed).ToString() };
            return Page();
        }

        if (await db.Announcements.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id && known.EditionId == Id) is not { } announcement)
            return NotFound();
        Form = WriteForm.Of(announcement);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<PeopleTexts> texts)
    {
        var text = Form.Read((field, key, named) => ModelState.AddModelError($"Form.{field}", texts[key, named]));
        if (text is null)
            return Page();
        var id = await desk.KeepAsync(Id, Form.FormId, text, User.Actor());
        return new SeeOther(FormattableString.Invariant($"{ListPath}/napisz/{id}"));
    }
}

public sealed class WriteForm
{
    private const int LongestSubject = 150;
    private const int LongestBody = 10_000;

    public Guid FormId { get; set; }
    public string? Audience { get; set; }
    public IReadOnlyList<long> Picked { get; set; } = new List<long>();
    public string? Subject { get; set; }
    public string? Body { get; set; }
    public string? SubjectEn { get; set; }
    public string? BodyEn { get; set; }
    public string? SubjectUk { get; set; }
    public string? BodyUk { get; set; }

    public static WriteForm Of(Announcement announcement) => new()
    {
        FormId = announcement.FormId,
        Audience = announcement.Audience.ToString(),
        Picked = announcement.Picked,
        Subject = announcement.Subject.In("pl").Text,
        Body = announcement.Body.In("pl").Text,
        SubjectEn = Own(announcement.Subject, "en"),
        BodyEn = Own(announcement.Body, "en"),
        SubjectUk = Own(announcement.Subject, "uk"),
        BodyUk = Own(announcement.Body, "uk"),
    };

    /// <param name="wrong">Is told each thing that is wrong.</param>
    /// <returns>Null when anything is.</returns>
    public AnnouncementText? Read(WrongAnswer wrong)
    {
        var sound = true;
        void Refuse(string field, string key, params object[] named)
        {
            sound = false;
            wrong(field, key, named);
        }

        if (!Enum.TryParse<AnnouncementAudience>(Audience, out var audience) || !Enum.IsDefined(audience) || (audience == AnnouncementAudience.Picked && Picked.Count == 0))
            Refuse(nameof(Audience), "Wrong.Audience");
        if (string.IsNullOrWhiteSpace(Subject))
            Refuse(nameof(Subject), "Wrong.Subject.Empty");
        if (string.IsNullOrWhiteSpace(Body))
            Refuse(nameof(Body), "Wrong.Body.Empty");
        foreach (var (field, text) in new[] { (nameof(Subject), Subject), (nameof(SubjectEn), SubjectEn), (nameof(SubjectUk), SubjectUk) })
        {
            if (text?.Trim().Length > LongestSubject)
                Refuse(field, "Wrong.Subject.TooLong", LongestSubject);
        }

        foreach (var (field, text) in new[] { (nameof(Body), Body), (nameof(BodyEn), BodyEn), (nameof(BodyUk), BodyUk) })
        {
            if (text?.Trim().Length > LongestBody)
                Refuse(field, "Wrong.Body.TooLong", LongestBody);
        }

        // A subject in a language and a body in another would be a letter in none.
        RefuseHalf(nameof(SubjectEn), SubjectEn, nameof(BodyEn), BodyEn, Refuse);
        RefuseHalf(nameof(SubjectUk), SubjectUk, nameof(BodyUk), BodyUk, Refuse);
        return sound && FormId != Guid.Empty ? new(audience, Picked, InThree(Subject, SubjectEn, SubjectUk), InThree(Body, BodyEn, BodyUk)) : null;
    }

    private static void RefuseHalf(string subjectField, string? subject, string bodyField, string? body, WrongAnswer refuse)
    {
        if (string.IsNullOrWhiteSpace(subject) && !string.IsNullOrWhiteSpace(body))
            refuse(subjectField, "Wrong.Subject.Half");
        if (!string.IsNullOrWhiteSpace(subject) && string.IsNullOrWhiteSpace(body))
            refuse(bodyField, "Wrong.Body.Half");
    }

    private static LocalText InThree(string? pl, string? en, string? uk) =>
        new([new("pl", pl?.Trim() ?? ""), new("en", en?.Trim() ?? ""), new("uk", uk?.Trim() ?? "")]);

    private static string? Own(LocalText text, string language) => text.In(language) is var found && string.Equals(found.Language, language, StringComparison.Ordinal) ? found.Text : null;
}
