using System.Text.Json;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Kids.Mails.Digest;

/// <summary>Goes to the office's own address.</summary>
public sealed class DigestLetter(StartupsDb db, LetterPaper paper, LetterLinks links, IOptionsMonitor<SiteOptions> site, IStringLocalizer<DigestTexts> texts) : ILetter
{
    public string Kind => SeasonDigest.Kind;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        if (await db.Seasons.Where(season => season.EditionId == mail.SubjectId).Select(season => (int?)season.Year).SingleOrDefaultAsync(cancellation) is not { } year)
            return null;
        LetterWords words = new(texts);
        var news = JsonSerializer.Deserialize<DigestNews>(mail.Details!)!;
        (string Key, int Count, string Path)[] all =
        [
            ("Stopped", news.Stopped, KidsLinks.Clearances(year)),
            ("Ending", news.Ending, KidsLinks.Clearances(year)),
            ("Refused", news.Refused, KidsLinks.Placing(year)),
            ("NotLogged", news.NotLogged, KidsLinks.Season(year)),
            ("Waiting", news.Waiting, KidsLinks.Groups(year)),
            ("Groups", news.Groups, KidsLinks.Groups(year)),
        ];
        return await paper.WriteAsync<DigestBody, LetterWords, DigestContent>(
            new(site.CurrentValue.Email, words["Office"], "pl"),
            words,
            words["Subject", year],
            new([.. all.Where(line => line.Count > 0).Select(line => new DigestLine(words.Plural(line.Key, line.Count), links.To(line.Path)))]),
            []);
    }
}

/// <param name="Lines">What there is to settle first.</param>
public sealed record DigestContent(IReadOnlyList<DigestLine> Lines);

/// <param name="Text">In words, with the number.</param>
/// <param name="Page">Where it is settled.</param>
public sealed record DigestLine(string Text, Uri Page);
