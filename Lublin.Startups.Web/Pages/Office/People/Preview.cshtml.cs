using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Shows a letter as it will look and to whom it goes, and sends it.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class PreviewModel(StartupsDb db, AnnouncementDesk desk, AnnouncementLetter letters, TimeProvider clock) : AnnouncementModel(db, clock), IReshow
{
    private readonly StartupsDb db = db;

    /// <summary>The recipients.</summary>
    public IReadOnlyList<Enrolment> Mailed { get; private set; } = [];

    /// <summary>People whom no letter reaches: they are called.</summary>
    public IReadOnlyList<Enrolment> Called { get; private set; } = [];

    /// <summary>The first letter of each language.</summary>
    public IReadOnlyList<(Language Language, Enrolment To, Letter Letter)> Examples { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => ReshowAsync();

    public async Task<IActionResult> OnPostAsync() => await desk.SendAsync(AnnouncementId, User.Actor()) is > 0 and var mails
        ? BackWith("napisano", mails)
        : new SeeOther(Url.Content("~" + Links.Office.Calls));

    public override async Task<IActionResult> ReshowAsync()
    {
        var people = await db.RecipientsOf(Announcement, Now).OrderBy(person => person.SurnameKey).ThenBy(person => person.Id).ToListAsync();
        (Mailed, Called) = ([.. people.Where(person => person.IsMailed)], [.. people.Where(person => !person.IsMailed)]);
        List<(Language, Enrolment, Letter)> examples = [];
        foreach (var language in Languages.All)
        {
            if (Mailed.FirstOrDefault(person => string.Equals(person.Language, language.Code, StringComparison.Ordinal)) is { } first
                && await letters.PreviewAsync(Announcement, first.Id) is { } letter)
            {
                examples.Add((language, first, letter));
            }
        }

        Examples = examples;
        return Page();
    }
}
