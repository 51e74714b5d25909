using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.PhoneCalls;

/// <summary>Everybody who is to be called: people who enrolled, and people of other modules.</summary>
public sealed class CallList(StartupsDb db, SubjectBook book, ReminderDesk reminders, IStringLocalizer<PhoneCallsTexts> texts)
{
    /// <summary>Whom to call and what to say, the most pressing first.</summary>
    public async Task<IReadOnlyList<CallRow>> ToMakeAsync(DateTimeOffset now)
    {
        PhoneCallWords words = new(texts, now);
        var enrolled = (await db.PeopleToCallAsync(now)).Select(person => RowOf(person, words));
        var others = await db.OtherCallsAsync(now);
        var people = await book.FindAsync(others.Select(call => call.Subject));
        var occasions = await OccasionsAsync(others);
        var ofGroups = await new GroupCallWords(db, texts, now).SentencesAsync(others);
        return
        [
            .. enrolled.Concat(others.GroupBy(call => call.Subject).Where(theirs => people.ContainsKey(theirs.Key)).Select(theirs => RowOf(people[theirs.Key], [.. theirs], words, occasions, ofGroups)))
                .OrderBy(row => row.Until).ThenBy(row => row.Tries).ThenBy(row => row.Who.Name, PersonName.Order),
        ];
    }

    /// <summary>The calls that were made or given up last, the latest first.</summary>
    public async Task<IReadOnlyList<CallMade>> MadeAsync()
    {
        var made = await db.CallsMadeAsync();
        var people = await book.FindAsync(made.Select(call => call.Subject));
        var occasions = await OccasionsAsync(made.Where(call => people.GetValueOrDefault(call.Subject)?.Topic is null));
        return
        [
            .. made.Where(call => people.ContainsKey(call.Subject)).Select(call => new CallMade(
                call, people[call.Subject], people[call.Subject].Topic?.Title ?? occasions.GetValueOrDefault(call.Occasion ?? "")?.Title)),
        ];
    }

    private async Task<IReadOnlyDictionary<string, ReminderOccasion>> OccasionsAsync(IEnumerable<PhoneCall> calls)
    {
        Dictionary<string, ReminderOccasion> found = new(StringComparer.Ordinal);
        foreach (var theirs in calls.Where(call => call.Occasion is not null).GroupBy(call => call.SubjectType, StringComparer.Ordinal))
        {
            foreach (var occasion in await reminders.FindAsync(theirs.Key, [.. theirs.Select(call => call.Occasion!).Distinct(StringComparer.Ordinal)]))
                found.TryAdd(occasion.Key, occasion);
        }

        return found;
    }

    private static CallRow RowOf(PersonToCall person, PhoneCallWords words)
    {
        var who = person.Person;
        Subject subject = new(who.Subject, who.Applicant.Name, who.Language)
        {
            Email = who.Applicant.Email,
            Phone = who.Applicant.Phone,
            Number = who.Number,
            Path = Links.Office.Person(who.Id),
        };
        return new(subject, [.. person.Calls.Select(call => new CallSentence(call, words.Sentence(call, who)))], person.Until, person.UpTo);
    }

    private static CallRow RowOf(Subject who, IReadOnlyList<PhoneCall> theirs, PhoneCallWords words, IReadOnlyDictionary<string, ReminderOccasion> occasions, IReadOnlyDictionary<long, string> ofGroups) => new(
        who,
        [.. theirs.Select(call => new CallSentence(call, ofGroups.GetValueOrDefault(call.Id) ?? words.Sentence(call, who, occasions.GetValueOrDefault(call.Occasion ?? "")))).DistinctBy(said => said.Sentence, StringComparer.Ordinal)],
        theirs.Min(call => call.Until!.Value),
        theirs.Max(call => call.Id));
}

/// <summary>A person to be called, with all that they have to hear.</summary>
/// <param name="Who">As they stand now.</param>
/// <param name="Says">The most pressing first; each thing once.</param>
/// <param name="Until">By when the person has to know.</param>
/// <param name="UpTo">The newest of the calls, those among them that say nothing new.</param>
public sealed record CallRow(Subject Who, IReadOnlyList<CallSentence> Says, DateTimeOffset Until, long UpTo)
{
    public int Tries => Says.Max(said => said.Call.Tries);

    public DateTimeOffset? TriedAt => Says.Max(said => said.Call.TriedAt);

    /// <summary>Names the person within the page: <c>enrolment-418</c>.</summary>
    public string Anchor => FormattableString.Invariant($"{Who.Key.Type}-{Who.Key.Id}");
}

/// <summary>One thing to say.</summary>
public sealed record CallSentence(PhoneCall Call, string Sentence);

/// <summary>A call that is over.</summary>
/// <param name="Title">What it was about; null when that is not known any more.</param>
public sealed record CallMade(PhoneCall Call, Subject Who, LocalText? Title);
