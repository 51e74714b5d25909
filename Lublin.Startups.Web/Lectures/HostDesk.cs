using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Hosts at universities, as the office keeps them.</summary>
public sealed class HostDesk(StartupsDb db, Writer writer, TimeProvider clock) : RowDesk(db, writer, clock)
{
    /// <param name="universityId">Where.</param>
    /// <param name="facts">What staff say of them.</param>
    /// <param name="actor">A member of staff.</param>
    /// <param name="sending">Which form asks for it.</param>
    public Task<AddOutcome> AddAsync(long universityId, HostFacts facts, string actor, Sending sending = default) => AddAsync(
        "host",
        sending,
        async () => (await Db.Hosts.Where(host => host.UniversityId == universityId).Select(host => new { host.Id, host.Unit, host.Name }).ToListAsync())
            .OrderBy(host => host.Id).FirstOrDefault(host => new Named(host.Id, host.Name).IsCalled(facts.Name) && new Named(host.Id, host.Unit).IsCalled(facts.Unit))?.Id,
        () =>
        {
            var host = new Host(universityId, facts);
            Db.Add(host);
            return Task.FromResult(host);
        },
        host => Task.FromResult(host.Id),
        actor);

    /// <inheritdoc cref="UniversityDesk.ChangeAsync(long, int, UniversityFacts, string)" path="/returns"/>
    public Task<bool> ChangeAsync(long id, int version, HostFacts facts, string actor) => ChangeAsync("host", id, actor, async () =>
    {
        var host = await Db.Hosts.SingleAsync(host => host.Id == id);
        if (host.Version != version)
            return null;
        var changes = new Changes().Note("unit", host.Unit, facts.Unit).NotePersonal("name", host.Name, facts.Name).NotePersonal("email", host.Email, facts.Email)
            .NotePersonal("phone", host.Phone, facts.Phone).Note("language", host.Language, facts.Language);
        if (!changes.IsEmpty)
            host.Change(facts);
        return changes;
    });

    /// <summary>The link to their own page opens nothing any more; the next letter has another.</summary>
    public Task RevokeLinkAsync(long id, string actor) => DoAsync(async () =>
    {
        (await Db.Hosts.SingleAsync(host => host.Id == id)).RevokeLink();
        Tell("host", id, "LinkRevoked", actor);
        return true;
    });
}
