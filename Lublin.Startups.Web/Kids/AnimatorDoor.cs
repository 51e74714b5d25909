using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Finds whose page the code of an animator's link opens.</summary>
public sealed class AnimatorDoor(StartupsDb db, PersonalLink links)
{
    /// <summary>Null when the code is none that was ever given to anybody.</summary>
    public async Task<LinkedAnimator?> FindAsync(string? code)
    {
        if (PersonalLink.NonceOf(code) is not { } nonce
            || await db.Animators.AsNoTracking().Include(animator => animator.Presenter).SingleOrDefaultAsync(animator => animator.LinkNonce == nonce) is not { } animator)
            return null;
        if (Opens(code!, animator.Link))
            return new(animator.PresenterId, animator.Presenter.Name, IsRevoked: false);
        return Enumerable.Range(0, animator.LinkVersion).Any(version => Opens(code!, animator.Link with { Version = version }))
            ? new(animator.PresenterId, animator.Presenter.Name, IsRevoked: true)
            : null;
    }

    private bool Opens(string code, LinkHolder holder) => links.Opens(code, LinkPurpose.Animator, holder) || links.OpensFromMail(code, LinkPurpose.Animator, holder);
}

/// <summary>The animator a link belongs to.</summary>
/// <param name="Id">The presenter.</param>
/// <param name="Name">Theirs.</param>
/// <param name="IsRevoked">The link opened once, and no more.</param>
public sealed record LinkedAnimator(long Id, string Name, bool IsRevoked);
