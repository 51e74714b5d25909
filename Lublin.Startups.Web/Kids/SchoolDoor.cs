using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Finds whose desk the code opens that a device keeps.</summary>
public sealed class SchoolDoor(StartupsDb db, PersonalLink links, TimeProvider clock)
{
    /// <param name="code">What the device keeps since a link was used on it.</param>
    /// <returns>The key with its contact and school; null when the device is not, or no more, let in.</returns>
    public async Task<DeskKey?> FindAsync(string? code)
    {
        if (PersonalLink.NonceOf(code) is not { } nonce)
            return null;
        var key = await db.DeskKeys.AsNoTracking().Include(key => key.Contact).ThenInclude(contact => contact.School).SingleOrDefaultAsync(key => key.LinkNonce == nonce);
        return key is not null && links.Opens(code!, LinkPurpose.SchoolDevice, key.Link) && key.OpensAt(clock.GetUtcNow()) && key.Contact.IsActiveOn(Warsaw.Today(clock)) ? key : null;
    }
}
