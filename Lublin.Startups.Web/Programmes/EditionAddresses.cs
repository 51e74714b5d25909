using System.Collections.Concurrent;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

/// <summary>
/// Which edition an address names. A published address names the same edition for ever, so it is looked up once, until this instance may have lost sight of the
/// database: it may have been put back from a copy.
/// </summary>
public sealed class EditionAddresses(IServiceScopeFactory scopes) : IKept
{
    private readonly ConcurrentDictionary<(ProgrammeKind Kind, string Programme, string Edition), long> known = [];

    /// <returns>The edition's id; null when no published edition has this address.</returns>
    public async ValueTask<long?> FindAsync(ProgrammeKind kind, string programme, string edition)
    {
        if (known.TryGetValue((kind, programme, edition), out var id))
            return id;
        await using var scope = scopes.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<StartupsDb>().Editions
            .Where(each => each.Programme.Kind == kind && each.Programme.Slug == programme && each.Slug == edition && each.PublishedAt != null)
            .Select(each => (long?)each.Id).SingleOrDefaultAsync();
        if (found is { } published)
            known[(kind, programme, edition)] = published;
        return found;
    }

    public Task ReadAsync(StartupsDb db, CancellationToken cancellation)
    {
        known.Clear();
        return Task.CompletedTask;
    }
}
