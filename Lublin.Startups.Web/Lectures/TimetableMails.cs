using System.Text.Json;
using System.Text.Json.Serialization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Lectures;

/// <summary>What a letter about a version needs and the database will no longer know.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Person">Whom it is to, as the ledger names them.</param>
/// <param name="Tidings">What they hear, from what they knew.</param>
public sealed record TimetableNews(int Version, string Person, IReadOnlyList<Tiding> Tidings);

/// <summary>The one place where a version of the timetable becomes a mail or a call: one a person.</summary>
public static class TimetableMails
{
    public const string Kind = "timetable";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>How the keys of a version's mails begin.</summary>
    public static string KeysOf(int version) => FormattableString.Invariant($"{Kind}:{version}:");

    public static TimetableNews NewsOf(OutboxMail mail) =>
        JsonSerializer.Deserialize<TimetableNews>(mail.Details ?? "", Json) ?? throw new JsonException("A letter about the timetable says what it tells.");

    internal static (int Mails, int Calls) Put(
        StartupsDb db, int version, IReadOnlyList<(LecturePerson Person, IReadOnlyList<Tiding> Tidings)> told, bool holds, DateTimeOffset now)
    {
        var mails = told.Where(each => each.Person.Email is not null).Select(each => MailOf(version, each.Person, each.Tidings, now)).ToList();
        if (holds)
            mails.ForEach(mail => mail.Hold(now));
        db.AddRange(mails);
        return (mails.Count, told.Count - mails.Count);
    }

    private static OutboxMail MailOf(int version, LecturePerson person, IReadOnlyList<Tiding> tidings, DateTimeOffset now) => new(
        Kind, SubjectKey.Parse(person.Key), KeysOf(version) + person.Key, person.Language, now, JsonSerializer.Serialize(new TimetableNews(version, person.Key, tidings), Json));
}
