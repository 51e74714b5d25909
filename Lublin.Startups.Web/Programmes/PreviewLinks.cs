using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

/// <summary>The addresses at which drafts can be seen before they are published; the database alone opens none.</summary>
public sealed class PreviewLinks(StartupsDb db, PersonalLink links)
{
    // People's codes have versions from 0 upwards, so that no code of a preview is ever a person's.
    private const int Version = -1;

    /// <returns>Null while nobody may see the draft.</returns>
    public string? CodeOf(Edition edition) => edition.PreviewNonce is { } nonce ? links.Code(nonce, Version) : null;

    /// <summary>The draft that a code opens, whole; null when it opens none.</summary>
    public async Task<Edition?> FindAsync(string? code) => PersonalLink.NonceOf(code) is { } nonce && links.Opens(code!, nonce, Version)
        ? await db.Editions.AsNoTracking().Whole().SingleOrDefaultAsync(edition => edition.PreviewNonce == nonce)
        : null;
}
