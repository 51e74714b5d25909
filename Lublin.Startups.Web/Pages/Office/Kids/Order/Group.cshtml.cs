using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages.Office.Histories;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Kids.Order;

/// <summary>One group: how it stands, its teacher, and what was done.</summary>
public sealed class GroupModel(StartupsDb db, HistoryBook history, TimeProvider clock) : GroupPage(db, clock)
{
    private const int ShownMails = 50;
    private readonly StartupsDb db = db;

    public IReadOnlyList<HistoryLine> Past { get; private set; } = [];

    /// <summary>About this group, the newest first.</summary>
    public IReadOnlyList<OutboxMail> Mails { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Past = await history.OfAsync(Enrolment.SubjectType, Enrolment.Id);
        Mails = await db.Outbox.AsNoTracking().About(GroupSubjects.Key(Id)).OrderByDescending(mail => mail.Id).Take(ShownMails).ToListAsync();
    }
}
