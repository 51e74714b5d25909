using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Accounts.Mails;

/// <summary>The link at which a member of staff sets their password: the first one, or a new one. It is made when the letter goes out, so its day begins then.</summary>
public sealed class StaffLinkLetter(UserManager<StaffUser> users, LetterRenderer renderer, IStringLocalizer<StaffMailTexts> texts, IOptionsMonitor<SiteOptions> site) : ILetter
{
    public string Kind => AccountDesk.StaffLink;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(FormattableString.Invariant($"{mail.SubjectId}")) is not { DisabledAt: null, Email: { } email } staff)
            return null;
        var words = staff.PasswordHash is null ? "Invited." : "Reset.";
        var path = PasswordLink.PathOf(staff.Id, await users.GeneratePasswordResetTokenAsync(staff));
        var link = new Uri(site.CurrentValue.Absolute(path) ?? Unknown + path);
        var subject = texts[words + "Subject"];
        var html = await renderer.RenderAsync<StaffLinkBody>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(StaffLinkBody.T)] = texts,
            [nameof(StaffLinkBody.Words)] = words,
            [nameof(StaffLinkBody.Link)] = link,
            [nameof(StaffLinkBody.Head)] = new Letterhead("pl", texts["Sender"], texts["Desk"], texts["Hello"], texts["Questions"], texts["Phone"], site.CurrentValue),
        });
        return new(new(email, staff.Name, "pl"), PlainText.Plain(subject), html, PlainText.Of(html), []);
    }

    // Outside Production the site may not know its own address.
    private const string Unknown = "http://localhost:5080";
}
