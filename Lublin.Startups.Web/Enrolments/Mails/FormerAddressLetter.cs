using System.Text.Json;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>Tells an address that an enrolment has another one now. It may have been a stranger's all along: the letter names nobody and opens nothing.</summary>
public sealed class FormerAddressLetter(StartupsDb db, EnrolmentPaper paper, AddressSeal seal) : ILetter
{
    public string Kind => RosterMails.FormerAddress;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        if (seal.OpenFormer(JsonSerializer.Deserialize<string>(mail.Details!)) is not { } email
            || await db.EnrolmentForLetterAsync(mail.SubjectId, cancellation) is not { } enrolment)
        {
            return null;
        }

        var content = new FormerAddressContent(EnrolmentPaper.TitleOf(enrolment.Edition), EnrolmentPaper.When(enrolment.Edition));
        return await paper.WriteAsync<FormerAddressBody, FormerAddressContent>(enrolment, paper.Words["FormerAddress.Subject"], content, [], email);
    }
}

/// <param name="Title">Of the programme.</param>
/// <param name="When">Its first session.</param>
public sealed record FormerAddressContent(Wording Title, string When);
