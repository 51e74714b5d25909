using System.Text.Json;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>Asks a mailbox whether it is the one that somebody named for an enrolment. It may be a stranger's: the letter names nobody.</summary>
public sealed class NewAddressLetter(StartupsDb db, EnrolmentPaper paper, AddressSeal seal, TimeProvider clock) : ILetter
{
    public string Kind => RosterMails.NewAddress;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var @sealed = JsonSerializer.Deserialize<string>(mail.Details!);
        var now = clock.GetUtcNow();
        if (seal.Open(@sealed) is not { } asked || now >= asked.EndsAt
            || await db.EnrolmentForLetterAsync(mail.SubjectId, cancellation) is not { } enrolment
            || enrolment.LinkVersion != asked.LinkVersion || !enrolment.IsActiveAt(now))
        {
            return null;
        }

        var content = new NewAddressContent(
            EnrolmentPaper.TitleOf(enrolment.Edition), EnrolmentPaper.When(enrolment.Edition),
            DateText.Until(Warsaw.ToLocal(asked.EndsAt)), paper.Links.NewAddress(@sealed!));
        return await paper.WriteAsync<NewAddressBody, NewAddressContent>(enrolment, paper.Words["NewAddress.Subject"], content, [], asked.Email);
    }
}

/// <param name="Title">Of the programme.</param>
/// <param name="When">Its first session.</param>
/// <param name="Until">How long the link works.</param>
/// <param name="Page">Where the address is confirmed.</param>
public sealed record NewAddressContent(Wording Title, string When, string Until, Uri Page);
