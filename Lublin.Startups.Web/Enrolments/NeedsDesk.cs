using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Keeps what the venue was told of people's needs, and forgets them when they are over.</summary>
public sealed class NeedsDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    private static readonly TimeSpan NeedsAreKept = TimeSpan.FromDays(30);

    /// <summary>The venue was told. False when people need something else by now than what was on the screen.</summary>
    /// <param name="editionId">An existing edition.</param>
    /// <param name="shown">The key of the summary that was on the screen.</param>
    /// <param name="actor">The member of staff.</param>
    public Task<bool> TellAsync(long editionId, string shown, string actor) =>
        writer.CommitAsync(
            db,
            async () =>
            {
                await db.Database.TakeTurnAsync($"needs:{editionId}");
                var needs = await db.EditionNeedsAsync(editionId);
                if (needs is null || !string.Equals(needs.Summary.Key, shown, StringComparison.Ordinal))
                    return false;
                if (needs.IsTold)
                    return true;
                var now = clock.GetUtcNow();
                db.Add(new NeedsTold(editionId, shown, actor, now));
                db.Add(new History("edition", editionId, "NeedsTold", actor, now, new Changes().Note("needs", needs.LastTold?.Told, shown).ToJson()));
                return true;
            },
            showsOnPages: _ => false);

    /// <summary>Deletes what people told of their needs, 30 days after the last session that took place; of an edition that was cancelled after it was.</summary>
    /// <returns>Of how many enrolments.</returns>
    public Task<int> ForgetAsync()
    {
        var now = clock.GetUtcNow();
        var longAgo = now - NeedsAreKept;
        return writer.CommitAsync(
            db,
            async () =>
            {
                var told = await db.Enrolments
                    .Where(enrolment => enrolment.Applicant.Needs != Needs.None && (enrolment.Edition.CancelledAt <= longAgo
                        || enrolment.Edition.Sessions.All(session => session.EndsAt <= longAgo || (session.CancelledAt != null && enrolment.Edition.CancelledAt == null))))
                    .ToListAsync();
                foreach (var enrolment in told)
                {
                    enrolment.Correct(enrolment.Applicant with { Needs = Needs.None, NeedsConsentAt = null });
                    db.Add(new History("enrolment", enrolment.Id, "NeedsForgotten", Actor.Clock, now));
                }

                return told.Count;
            },
            showsOnPages: _ => false);
    }
}
