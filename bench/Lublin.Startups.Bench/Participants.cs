using System.Globalization;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Bench;

/// <summary>Editions with people in them.</summary>
public static class Participants
{
    private const int PeopleInOneSave = 500;

    /// <summary>Adds an edition of one on-line session, called by its date, and fills its seats.</summary>
    /// <param name="store">Where; it has a training.</param>
    /// <param name="date">The session's.</param>
    /// <param name="people">As many as seats.</param>
    /// <param name="enrolledAt">When the first of them signed up; the others follow second by second.</param>
    /// <returns>The edition's id.</returns>
    public static async Task<long> AddAsync(BenchStore store, DateOnly date, int people, DateTimeOffset enrolledAt)
    {
        await using var db = store.Open();
        var programme = await db.Programmes.OrderBy(programme => programme.Id).FirstAsync();
        var edition = new Edition(programme, new(people, "pl", enrolledAt.AddDays(-1), BenchStore.Terms));
        edition.AddSession(new(date, new(17, 0), new(19, 30), RoomId: null, "https://spotkania.example.org/proba"));
        edition.Publish(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), enrolledAt.AddDays(-1));
        db.Add(edition);
        await db.SaveChangesAsync();
        for (var i = 0; i < people; i++)
        {
            var person = new Applicant($"Jan {SpeltOut.Of(i + 1)}", $"jan.{date:yyyyMMdd}.{i}@example.org", null, Situation.PlansFirm);
            var enrolment = new Enrolment(edition, new(Guid.CreateVersion7(), PersonalLink.NewNonce(), person, 1, "pl", BenchStore.Terms, BenchStore.Terms, QueueIfFull: false), enrolledAt.AddSeconds(i));
            new Roster(edition, []).Admit(enrolment, enrolledAt.AddSeconds(i));
            db.Add(enrolment);
            if ((i + 1) % PeopleInOneSave == 0 || i + 1 == people)
                await db.SaveChangesAsync();
        }

        return edition.Id;
    }
}
