using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>The speaker or host a link to own lectures belongs to.</summary>
/// <param name="Role">A speaker or a host.</param>
/// <param name="Id">The presenter or the host.</param>
/// <param name="Name">Theirs.</param>
/// <param name="IsRevoked">The link opened once, and no more.</param>
public sealed record LinkedPerson(LectureRole Role, long Id, string Name, bool IsRevoked);

/// <summary>Finds what codes of speakers, hosts and invitations open.</summary>
public sealed class LectureDoor(StartupsDb db, PersonalLink links)
{
    /// <summary>Null when the code is none that was ever given to anybody.</summary>
    public async Task<LinkedPerson?> FindAsync(string? code)
    {
        if (PersonalLink.NonceOf(code) is not { } nonce)
            return null;
        if (await db.Speakers.AsNoTracking().Include(speaker => speaker.Presenter).SingleOrDefaultAsync(speaker => speaker.LinkNonce == nonce) is { } speaker)
            return Of(code!, LinkPurpose.Speaker, speaker.Holder(), new(LectureRole.Presenter, speaker.PresenterId, speaker.Presenter.Name, IsRevoked: false));
        return await db.Hosts.AsNoTracking().SingleOrDefaultAsync(host => host.LinkNonce == nonce) is { } host
            ? Of(code!, LinkPurpose.Host, host.Holder(), new(LectureRole.Host, host.Id, host.Name, IsRevoked: false))
            : null;
    }

    /// <summary>The invitation that a code is of; null when it is of none.</summary>
    public async Task<long?> InvitationAsync(string? code) =>
        PersonalLink.NonceOf(code) is { } nonce && await db.Invitations.AsNoTracking().SingleOrDefaultAsync(invitation => invitation.LinkNonce == nonce) is { } invitation
            && Opens(code!, LinkPurpose.Invitation, invitation.Holder())
            ? invitation.Id
            : null;

    private LinkedPerson? Of(string code, LinkPurpose purpose, LinkHolder holder, LinkedPerson person)
    {
        if (Opens(code, purpose, holder))
            return person;
        return Enumerable.Range(0, holder.Version).Any(version => Opens(code, purpose, holder with { Version = version })) ? person with { IsRevoked = true } : null;
    }

    private bool Opens(string code, LinkPurpose purpose, LinkHolder holder) => links.Opens(code, purpose, holder) || links.OpensFromMail(code, purpose, holder);
}
