using System.Text.Json;
using System.Text.Json.Serialization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Lectures;

/// <summary>What a letter about a version needs and the database will no longer know.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Person">The recipient, as the ledger names them.</param>
/// <param name="Tidings">What they hear, from what they knew.</param>
public sealed record TimetableNews(int Version, string Person, IReadOnlyList<Tiding> Tidings);

/// <summary>The one place where a version of the timetable becomes a mail or a call: one a person.</summary>
public static class TimetableMails
{
    public const string Kind = "timetable";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>What the keys of a version's mails begin with.</summary>
    public static string KeysOf(int version) => FormattableString.Invariant($"{Kind}:{version}:");

    /// <summary>Of which version a mail or a call of this key tells.</summary>
    public static string VersionOf(string key) => key.Split(':')[1];

    public static TimetableNews NewsOf(OutboxMail mail) =>
        JsonSerializer.Deserialize<TimetableNews>(mail.Details ?? "", Json) ?? throw new JsonException("A letter about the timetable says what it tells.");

    /// <summary>A mail for everybody whom letters reach; a call for the others, and for people who have to know within a day.</summary>
    internal static (int Mails, int Calls) Put(StartupsDb db, int version, IReadOnlyList<ToldPerson> told, bool holds, DateTimeOffset now)
    {
        var mails = told.Where(each => each.Person.Email is not null).Select(each => MailOf(version, each, now)).ToList();
        if (holds)
            mails.ForEach(mail => mail.Hold(now));
        var calls = told.Where(each => each.Person.Email is null || RosterCalls.IsShortNotice(each.Until, now)).Select(each => CallOf(version, each, now)).ToList();
        db.AddRange(mails);
        db.AddRange(calls);
        return (mails.Count, calls.Count);
    }

    private static OutboxMail MailOf(int version, ToldPerson told, DateTimeOffset now) => new(
        Kind, SubjectKey.Parse(told.Person.Key), KeysOf(version) + told.Person.Key, told.Person.Language, now, JsonSerializer.Serialize(new TimetableNews(version, told.Person.Key, told.Tidings), Json));

    private static PhoneCall CallOf(int version, ToldPerson told, DateTimeOffset now) => new(
        PhoneCallKind.Timetable, SubjectKey.Parse(told.Person.Key), KeysOf(version) + told.Person.Key, now, until: told.Until);
}
