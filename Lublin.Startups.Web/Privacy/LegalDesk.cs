using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Privacy;

/// <summary>What the office does with the versions of legal texts. One that holds, or that anybody relies on, stays as it is for ever.</summary>
public sealed class LegalDesk(StartupsDb db, LegalTexts texts, KeptFacts facts, TimeProvider clock)
{
    private const string Subject = "text";

    /// <summary>The first day a new version may hold from: people must be able to read it before.</summary>
    public DateOnly Earliest => Warsaw.Today(clock).AddDays(1);

    /// <summary>Adds a version; from its first day on it is the one that people are asked to know.</summary>
    /// <returns>Its id.</returns>
    public Task<long> AddAsync(LegalTextKind kind, LegalDraft draft, string actor, Guid formId = default) =>
        facts.CommitAsync(db, async () =>
        {
            await db.Database.TakeTurnAsync($"text:{kind}");
            var now = clock.GetUtcNow();
            return (await db.OnceAsync(formId, now, async () =>
            {
                var version = new LegalVersion(kind, await FreeNameAsync(kind, draft.ValidFrom, besides: 0), draft, now);
                db.Add(version);
                await db.SaveChangesAsync();
                db.Add(HistoryOf(version, "Added", actor, now));
                return version.Id;
            }))!.Value;
        });

    /// <summary>Says something else in a version.</summary>
    /// <param name="id">Which.</param>
    /// <param name="draft">All of it.</param>
    /// <param name="actor">An admin.</param>
    /// <param name="seen">The fingerprint of what was seen when the form was opened; null when that does not matter.</param>
    public Task<LegalOutcome> ChangeAsync(long id, LegalDraft draft, string actor, string? seen = null) =>
        facts.CommitAsync(db, async () =>
        {
            await db.Database.TakeTurnAsync($"version:{id}");
            if (await FreeToChangeAsync(id) is not { } version)
                return await db.LegalVersions.AnyAsync(version => version.Id == id) ? LegalOutcome.Stays : LegalOutcome.Gone;
            if (seen is not null && !string.Equals(seen, version.Fingerprint(), StringComparison.Ordinal))
                return LegalOutcome.Overtaken;
            version.Write(draft.ValidFrom == version.ValidFrom ? version.Name : await FreeNameAsync(version.Kind, draft.ValidFrom, id), draft);
            db.Add(HistoryOf(version, "Changed", actor, clock.GetUtcNow()));
            return LegalOutcome.Changed;
        });

    /// <summary>Takes a version back. False when it must stay, or there is none.</summary>
    public Task<bool> RemoveAsync(long id, string actor) =>
        facts.CommitAsync(db, async () =>
        {
            await db.Database.TakeTurnAsync($"version:{id}");
            if (await FreeToChangeAsync(id) is not { } version)
                return false;
            db.Remove(version);
            db.Add(HistoryOf(version, "Removed", actor, clock.GetUtcNow()));
            return true;
        });

    /// <summary>How many rely on each version: sign-ups and editions, by kind and name. Three queries.</summary>
    public async Task<IReadOnlyDictionary<(LegalTextKind Kind, string Version), int>> ReliancesAsync()
    {
        var terms = await db.Enrolments.GroupBy(enrolment => enrolment.TermsVersion).Select(group => new { group.Key, Count = group.Count() }).ToListAsync();
        var notices = await db.Enrolments.GroupBy(enrolment => enrolment.NoticeVersion).Select(group => new { group.Key, Count = group.Count() }).ToListAsync();
        var editions = await db.Editions.GroupBy(edition => edition.TermsVersion).Select(group => new { group.Key, Count = group.Count() }).ToListAsync();
        return terms.Concat(editions).Select(row => (Kind: LegalTextKind.Terms, row.Key, row.Count)).Concat(notices.Select(row => (Kind: LegalTextKind.Privacy, row.Key, row.Count)))
            .GroupBy(row => (row.Kind, row.Key)).ToDictionary(group => group.Key, group => group.Sum(row => row.Count));
    }

    /// <summary>The version, if nobody can have relied on it yet.</summary>
    private async Task<LegalVersion?> FreeToChangeAsync(long id)
    {
        if (await db.LegalVersions.SingleOrDefaultAsync(version => version.Id == id) is not { } found || found.ValidFrom < Earliest)
            return null;
        var isRelied = found.Kind switch
        {
            LegalTextKind.Terms => await db.Enrolments.AnyAsync(enrolment => enrolment.TermsVersion == found.Name) || await db.Editions.AnyAsync(edition => edition.TermsVersion == found.Name),
            LegalTextKind.Privacy => await db.Enrolments.AnyAsync(enrolment => enrolment.NoticeVersion == found.Name),
            _ => false,
        };
        return isRelied ? null : found;
    }

    private async Task<string> FreeNameAsync(LegalTextKind kind, DateOnly validFrom, long besides)
    {
        var day = DateText.Iso(validFrom);
        var taken = await db.LegalVersions.Where(version => version.Kind == kind && version.Id != besides && version.Name.StartsWith(day)).Select(version => version.Name).ToListAsync();
        taken.AddRange(texts.OfProgram(kind));
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? day : $"{day}-{n}").First(name => !taken.Contains(name, StringComparer.Ordinal));
    }

    private static History HistoryOf(LegalVersion version, string verb, string actor, DateTimeOffset now) =>
        new(Subject, version.Id, verb, actor, now, $$"""{"text":"{{version.Kind}}","version":"{{version.Name}}"}""");
}

/// <summary>What came of changing a version.</summary>
public enum LegalOutcome
{
    Changed,

    /// <summary>It holds, or somebody relies on it: it stays as it is.</summary>
    Stays,

    /// <summary>Somebody took it back.</summary>
    Gone,

    /// <summary>Somebody else changed it meanwhile: nothing is saved.</summary>
    Overtaken,
}
