using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>Every active enrolment of one address, each with its link; the mail's subject is any enrolment of that address.</summary>
public sealed class LinksLetter(StartupsDb db, EnrolmentPaper paper, TimeProvider clock) : ILetter
{
    public string Kind => RosterMails.Links;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var address = db.Enrolments.Where(enrolment => enrolment.Id == mail.SubjectId).Select(enrolment => enrolment.EmailKey);
        var all = await db.Enrolments.Active().Where(enrolment => address.Contains(enrolment.EmailKey)).WithEdition().ToListAsync(cancellation);
        var active = all.Where(enrolment => enrolment.IsActiveAt(now) && enrolment.Edition.LastEnd > now)
            .OrderBy(enrolment => enrolment.Edition.FirstStart).ThenBy(enrolment => enrolment.Id).ToList();
        if (active.Count == 0)
            return null;
        var content = new LinksContent([.. active.Select(enrolment => new LinkFacts(
            paper.Edition(enrolment, forConfirmed: false), enrolment.Applicant.Name, StateOf(enrolment, now), enrolment.StateAt(now), paper.Links.My(enrolment)))]);
        return await paper.WriteAsync<LinksBody, LinksContent>(active[0], paper.Words["Links.Subject"], content, []);
    }

    private string StateOf(Enrolment enrolment, DateTimeOffset now) => enrolment.StateAt(now) switch
    {
        EnrolmentState.Offered when enrolment.IsUntold => paper.Words["Links.State.Untold"],
        EnrolmentState.Offered => paper.Words["Links.State.Offered", DateText.Until(Warsaw.ToLocal(enrolment.OfferEndsAt!.Value))],
        var state => paper.Words["Links.State." + state],
    };
}

public sealed record LinksContent(IReadOnlyList<LinkFacts> Links);

/// <param name="Edition">Enrolled for.</param>
/// <param name="Name">Who: an address may be shared.</param>
/// <param name="State">Place, offer or queue, in words.</param>
/// <param name="Stands">The same, for its colour.</param>
/// <param name="My">The page it opens.</param>
public sealed record LinkFacts(EditionFacts Edition, string Name, string State, EnrolmentState Stands, Uri My)
{
    /// <summary>As on the pages behind the links: a place is green, waiting blue, an offer honey.</summary>
    public string Ground => Stands switch
    {
        EnrolmentState.Waiting => "#e8edfb",
        EnrolmentState.Offered => "#fff1cc",
        _ => "#e2f2ea",
    };

    public string Edge => Stands switch
    {
        EnrolmentState.Waiting => "#213c8f",
        EnrolmentState.Offered => "#ffc233",
        _ => "#0b6b4f",
    };
}
