using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Support;

/// <summary>Tests of what the office does with mail, over a site that delivers only when told to.</summary>
public abstract class MailroomTests : SiteTests
{
    protected const string Staff = "staff:1";

    protected MailroomTests(SharedSite shared) : base(shared)
    {
    }

    protected MailroomTests(ITestDatabase own, Action<IServiceCollection>? adjust = null) : base(own, adjust)
    {
    }

    /// <summary>Takes a person in, by the roster's rule.</summary>
    protected Task<Enrolment> EnrolAsync(long editionId, string name = "Anna Test", string? email = null) =>
        AtDeskAsync<RosterBook, Enrolment>(book => book.ChangeAsync(editionId, Web.Data.Actor.Participant, roster =>
        {
            var applicant = new Applicant(name, email ?? $"{Guid.CreateVersion7():N}@example.org", null, Situation.PlansFirm);
            var newcomer = new Enrolment(roster.Edition, new(
                Guid.CreateVersion7(), PersonalLink.NewNonce(), applicant, 1, "pl", "2026-11-01", "2026-11-01", QueueIfFull: true), roster.Now);
            roster.Db.Add(newcomer);
            roster.Note(roster.Roster.Admit(newcomer, roster.Now));
            return newcomer;
        }));

    protected Task<T> AtMailDeskAsync<T>(Func<MailDesk, Task<T>> work) => AtDeskAsync(work);

    /// <summary>All mails, in the order they were put.</summary>
    protected Task<List<OutboxMail>> RowsAsync() => Site.WithAsync(db => db.Outbox.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync());

    protected async Task<IEnumerable<MailState>> MailStatesAsync() => (await RowsAsync()).Select(mail => mail.State);

    /// <summary>Notes of all waiting mails that a server refused them for good.</summary>
    protected Task RefuseAsync(string answer = "550 5.1.1 nobody of that name")
    {
        var now = Site.Clock.GetUtcNow();
        return Site.WriteAsync(db => db.Outbox.Where(mail => mail.SentAt == null).ExecuteUpdateAsync(set => set
            .SetProperty(mail => mail.FailedAt, now).SetProperty(mail => mail.Failure, answer).SetProperty(mail => mail.Attempts, 1)));
    }

    /// <summary>When the edition's first session starts.</summary>
    protected Task<DateTimeOffset> StartOfAsync(long editionId) => Site.WithAsync(db => db.Sessions.Where(session => session.EditionId == editionId).MinAsync(session => session.StartsAt));
}
