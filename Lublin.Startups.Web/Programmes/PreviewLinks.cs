using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

/// <summary>The addresses at which drafts can be seen before they are published; the database alone opens none.</summary>
public sealed class PreviewLinks(StartupsDb db, PersonalLink links)
{
    /// <returns>Null while nobody may see the draft.</returns>
    public string? CodeOf(Edition edition) => edition.PreviewNonce is { } nonce ? links.Code(LinkPurpose.Preview, new(nonce, 0)) : null;

    /// <summary>The draft that a code opens, whole; null when it opens none.</summary>
    public async Task<Edition?> FindAsync(string? code) => PersonalLink.NonceOf(code) is { } nonce && links.Opens(code!, LinkPurpose.Preview, new(nonce, 0))
        ? await db.Editions.AsNoTracking().Whole().SingleOrDefaultAsync(edition => edition.PreviewNonce == nonce)
        : null;
}
