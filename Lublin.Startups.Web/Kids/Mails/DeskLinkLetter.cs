using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Kids.Mails;

/// <summary>The link to a school's desk; not any more once it was used or has run out.</summary>
public sealed class DeskLinkLetter(StartupsDb db, LetterPaper paper, LetterLinks links, IStringLocalizer<SchoolMailTexts> texts) : ILetter
{
    public string Kind => SchoolMails.DeskLink;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var id = SchoolMails.KeyOf(mail.FactKey);
        var key = await db.DeskKeys.AsNoTracking().Include(key => key.Contact).ThenInclude(contact => contact.School).SingleOrDefaultAsync(key => key.Id == id, cancellation);
        if (key is not { UsedAt: null, RevokedAt: null, Contact.EndedAt: null })
            return null;
        LetterWords words = new(texts);
        return await paper.WriteAsync<DeskLinkBody, LetterWords, DeskLinkContent>(
            new(key.Contact.Email, key.Contact.Name ?? key.Contact.School.Name, "pl"),
            words,
            words["Subject"],
            new(key.Contact.School.Name, key.Contact.IsOfficial, links.Own(LinkPurpose.School, key.Link), DateText.Full(Warsaw.ToLocal(key.SentAt + DeskKey.LinkLife))),
            []);
    }
}

/// <summary>What a letter with a link says.</summary>
/// <param name="School">Its name.</param>
/// <param name="IsOfficial">To the school's own address; otherwise a colleague let the person in.</param>
/// <param name="Page">Where the link leads.</param>
/// <param name="Until">Until when it can be used, in words.</param>
public sealed record DeskLinkContent(string School, bool IsOfficial, Uri Page, string Until);
