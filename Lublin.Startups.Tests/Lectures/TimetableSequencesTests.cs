using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>
/// Two hundred sequences of edits, publishings and undoings, chosen by a fixed seed. A mailbox is kept for each person by what their mails told and nothing else: it ends with what is
/// published, and no mail told what its reader knew.
/// </summary>
public abstract class TimetableSequencesTests(ITestDatabase database) : IAsyncLifetime
{
    private const int Sequences = 200;
    private const int Lectures = 3;
    private static readonly DateOnly Monday = new(2027, 3, 1);
    private readonly LectureOffice lectures = new(new TestOffice(database, new TestClock()));
    private readonly Random dice = new(20261130);
    private readonly Dictionary<string, Dictionary<Guid, Slot>> heard = new(StringComparer.Ordinal);
    private readonly List<long> editions = [];
    private int read;
    private int mailed;

    public async ValueTask InitializeAsync()
    {
        await lectures.Office.InitializeAsync();
        await lectures.OpenAsync();
    }

    public async ValueTask DisposeAsync() => await lectures.Office.DisposeAsync();

    [Fact]
    public async Task The_last_mail_of_everybody_is_what_is_published_and_none_was_without_a_difference()
    {
        for (var i = 0; i < Lectures; i++)
        {
            editions.Add(await lectures.DraftAsync($"Wykład {i}", [PlanAt(i, 10), PlanAt(i, 14)], speaker: await lectures.SpeakerAsync($"Osoba {i}")));
            await PublishAsync(isMailed: i != 1);
            await EnrolAsync(i);
        }

        for (var i = 0; i < Sequences; i++)
        {
            for (var edits = dice.Next(1, 4); edits > 0; edits--)
                await EditAsync();
            if (dice.Next(6) == 0)
                await EnrolAsync(dice.Next(Lectures));
            await PublishAsync(isMailed: dice.Next(3) > 0);
        }

        await EditAsync();
        await PublishAsync(isMailed: true);
        Assert.True(mailed > Sequences / 4, "Too little was published: the rule reads nothing.");
    }

    private async Task EditAsync()
    {
        var which = dice.Next(Lectures);
        var sessions = (await lectures.SessionsAsync(editions[which])).Where(session => !session.IsCancelled).ToList();
        var session = sessions[dice.Next(sessions.Count)];
        switch (dice.Next(10))
        {
            case 0 when sessions.Count(each => each.After is not null) > 1:
                await lectures.CancelAsync(session.Uid);
                break;
            case 1 when sessions.Count < 5:
                await lectures.AddAsync(editions[which], PlanAt(which, dice.Next(8, 18)));
                break;
            case 2 or 3:
                await lectures.UndoAsync(session.Uid);
                break;
            case 4 when session.Before is { } before:
                await lectures.MoveAsync(session, _ => before.Plan);
                break;
            case 5:
                await lectures.MoveAsync(session, at => at with { RoomId = at.RoomId == lectures.Room ? lectures.OtherRoom : lectures.Room });
                break;
            default:
                await lectures.MoveAsync(session, _ => PlanAt(which, dice.Next(8, 18)));
                break;
        }
    }

    // Each lecture has a weekday of its own, so that only the sessions of one lecture can be in each other's way.
    private SessionPlan PlanAt(int which, int hour) => new(Monday.AddDays(which + (7 * dice.Next(3))), new(hour, 15), new(hour + 1, 45), lectures.Room);

    private async Task EnrolAsync(int which)
    {
        // The clock stands still while a version is published: people who sign up after it do so later.
        lectures.Office.Clock.Advance(TimeSpan.FromSeconds(1));
        var edition = await lectures.Office.AskAsync<StartupsDb, Edition>(db => db.Editions.AsNoTracking().SingleAsync(each => each.Id == editions[which]));
        var person = await lectures.Office.EnrolAsync(edition);
        if (person.State == EnrolmentState.Confirmed)
            heard[$"enrolment:{person.Id}"] = (await PublishedAsync(editions[which])).ToDictionary(session => session.Uid, Slot.Of);
    }

    private async Task PublishAsync(bool isMailed)
    {
        lectures.Office.Clock.Advance(TimeSpan.FromSeconds(1));
        var outcome = await lectures.PublishAsync(withoutMails: isMailed ? null : "Jeszcze się zmieni");
        if (outcome is TimetableOutcome.Clashes or TimetableOutcome.Stale)
        {
            foreach (var waiting in (await lectures.LookAsync()).Next.Changes.ToList())
                await lectures.UndoAsync(waiting.Session.Uid);
            return;
        }

        await ReadMailsAsync();
        if (outcome is TimetableOutcome.Published && isMailed)
            await CompareAsync();
    }

    private async Task ReadMailsAsync()
    {
        var stored = (await PublishedAsync()).ToDictionary(session => session.Uid, Slot.Of);
        var news = await lectures.NewsAsync(read);
        Assert.Equal(news.Count, news.Select(each => (each.Version, each.Person)).Distinct().Count());
        foreach (var mail in news)
        {
            read = Math.Max(read, mail.Version);
            mailed++;
            if (!heard.TryGetValue(mail.Person, out var known))
                heard[mail.Person] = known = [];
            foreach (var tiding in mail.Tidings)
            {
                var (before, now) = (known.GetValueOrDefault(tiding.SessionUid), stored[tiding.SessionUid]);
                Assert.NotEqual(before, now);
                if (tiding.What != TimetableChange.Added)
                    Assert.Equal(before, tiding.Before);
                known[tiding.SessionUid] = now;
            }
        }
    }

    private async Task CompareAsync()
    {
        foreach (var person in heard)
        {
            var isHost = person.Key.StartsWith("host:", StringComparison.Ordinal);
            var edition = isHost ? (long?)null : await EditionOfAsync(person.Key);
            foreach (var session in await PublishedAsync(edition))
            {
                var known = person.Value.GetValueOrDefault(session.Uid);
                if (session.CancelledAt is null)
                    Assert.Equal((person.Key, Slot.Of(session)), (person.Key, known));
                else
                    Assert.True(known is null or { IsCancelled: true }, $"{person.Key} still believes in {session.Uid}.");
            }
        }
    }

    private Task<List<Session>> PublishedAsync(long? edition = null) => lectures.Office.AskAsync<StartupsDb, List<Session>>(db =>
        db.Sessions.AsNoTracking().Where(session => session.Edition.PublishedAt != null && (edition == null || session.EditionId == edition)).OrderBy(session => session.Id).ToListAsync());

    private Task<long?> EditionOfAsync(string person)
    {
        var id = long.Parse(person["enrolment:".Length..]);
        return lectures.Office.AskAsync<StartupsDb, long?>(db => db.Enrolments.Where(enrolment => enrolment.Id == id).Select(enrolment => (long?)enrolment.EditionId).SingleAsync());
    }
}

public sealed class TimetableSequencesOnSqliteTests() : TimetableSequencesTests(new SqliteDatabase());

public sealed class TimetableSequencesOnPostgresTests() : TimetableSequencesTests(new PostgresDatabase());
