using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Asks schools once more that have an offer open and have not answered after one working day.</summary>
public sealed class OfferReminders(StartupsDb db, OutboxWriter writer, TimeProvider clock)
{
    /// <returns>How many groups were reminded of.</returns>
    public async Task<int> PutAsync()
    {
        var now = clock.GetUtcNow();
        var open = await db.Enrolments.Active().AsNoTracking()
            .Where(enrolment => enrolment.GroupKey != "" && enrolment.ConfirmedAt == null && enrolment.OfferToldAt != null && enrolment.OfferEndsAt > now)
            .Select(enrolment => new { enrolment.Id, enrolment.EditionId, Told = enrolment.OfferToldAt!.Value }).ToListAsync();
        var put = 0;
        foreach (var theirs in open.GroupBy(offer => offer.EditionId))
        {
            var edition = await db.Editions.AsNoTracking().Include(edition => edition.Sessions).SingleAsync(edition => edition.Id == theirs.Key);
            var terms = await db.SeasonTermsAsync(edition);
            foreach (var offer in theirs.Where(offer => terms.RemindAt(offer.Told) <= now))
                put += await PutAsync(offer.EditionId, offer.Id, now) ? 1 : 0;
        }

        return put;
    }

    private Task<bool> PutAsync(long editionId, long enrolmentId, DateTimeOffset now) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.TakeRoster(editionId).ToListAsync();
            var group = await db.SchoolGroups.Include(group => group.School).Include(group => group.Enrolment).SingleOrDefaultAsync(group => group.EnrolmentId == enrolmentId);
            return group?.Enrolment!.StateAt(now) == EnrolmentState.Offered && await OrderMails.PutAsync(db, OrderMails.OfferReminder, group, now);
        },
        showsOnPages: _ => false);
}
