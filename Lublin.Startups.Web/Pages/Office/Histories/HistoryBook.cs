using System.Globalization;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.People;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Histories;

/// <summary>Puts rows of history into words. The same number of queries, however many rows.</summary>
public sealed class HistoryBook(StartupsDb db, IStringLocalizer<HistoryTexts> texts, OfficeFieldWords fields)
{
    private const string StaffActor = "staff:";

    /// <summary>The last things that happened to one subject, the newest first.</summary>
    /// <param name="subject">As the rows name it: edition, enrolment, session…</param>
    /// <param name="subjectId">Which.</param>
    /// <param name="most">No more than so many.</param>
    public async Task<IReadOnlyList<HistoryLine>> OfAsync(string subject, long subjectId, int most = 50) =>
        await InWordsAsync(await db.History.AsNoTracking().Where(row => row.Subject == subject && row.SubjectId == subjectId)
            .OrderByDescending(row => row.Id).Take(most).ToListAsync());

    public async Task<IReadOnlyList<HistoryLine>> InWordsAsync(IReadOnlyList<History> rows)
    {
        var (staff, subjects) = (await StaffNamesAsync(rows), await SubjectNamesAsync(rows));
        var known = rows.ToDictionary(row => row.Id, row => HistoryDetails.Read(row.Details));
        var universities = await UniversityNamesAsync(known.Values.SelectMany(details => details.Fields));
        return [.. rows.Select(row =>
        {
            var details = known[row.Id];
            return new HistoryLine(
                row.Id,
                Warsaw.ToLocal(row.At),
                Who(row.Actor, staff),
                Verb(row.Subject, row.Verb),
                subjects.GetValueOrDefault((row.Subject, row.SubjectId)) ?? Subject(row),
                PathOf(row),
                [.. details.Fields.Select(field => InWords(Named(field, universities)))],
                details.Reason);
        })];
    }

    /// <summary>All that rows can tell, by subject, where a verb has words of its own for it. Read off the words: the rows are too many to be asked each time.</summary>
    public IReadOnlyList<(string Subject, string Verb)> Verbs =>
    [
        .. texts.GetAllStrings(includeParentCultures: true).Select(text => text.Name.Split('.'))
            .Where(parts => parts is ["Verb", _] or ["Verb", _, _])
            .Select(parts => (Subject: parts.Length == 3 ? parts[1] : "", Verb: parts[^1]))
            .OrderBy(each => each.Subject, StringComparer.Ordinal).ThenBy(each => each.Verb, StringComparer.Ordinal),
    ];

    /// <summary>What happened, in words; a verb that has none yet stands as it is.</summary>
    public string Verb(string subject, string verb) =>
        Known($"Verb.{subject}.{verb}") ?? Known($"Verb.{verb}") ?? verb;

    /// <summary>The office's page about a subject; null where there is none.</summary>
    public static string? PathOf(History row) => row.SubjectId == 0 ? null : row.Subject switch
    {
        "edition" => Links.Office.Edition(row.SubjectId),
        "enrolment" => Links.Office.Person(row.SubjectId),
        "mail" => Links.Office.Mail(row.SubjectId),
        "programme" => Links.Office.Programme(row.SubjectId),
        "session" => Links.Office.Session(row.SubjectId),
        "timetable" => LectureLinks.Version((int)row.SubjectId),
        "venue" => Links.Office.Venue(row.SubjectId),
        "room" => Links.Office.Room(row.SubjectId),
        "presenter" => Links.Office.Presenter(row.SubjectId),
        "dayoff" => Links.Office.DayOff(row.SubjectId),
        "staff" => Links.Office.Account(row.SubjectId),
        "university" => LectureLinks.University(row.SubjectId),
        "speaker" => LectureLinks.Speaker(row.SubjectId),
        "topic" when !string.Equals(row.Verb, "Removed", StringComparison.Ordinal) => LectureLinks.Topic(row.SubjectId),
        _ => null,
    };

    private string Who(string actor, Dictionary<long, string> staff) =>
        StaffIdOf(actor) is { } id ? staff.GetValueOrDefault(id) ?? texts["Who.Staff", id] : Known($"Who.{actor}") ?? Known($"Who.{actor.Split(':')[0]}") ?? actor;

    private string Subject(History row)
    {
        var name = Known($"Subject.{row.Subject}") ?? row.Subject;
        return row.SubjectId == 0 ? name : $"{name} {row.SubjectId}";
    }

    // Noted by its number, which the rows below the lectures know alone.
    private static FieldChange Named(FieldChange change, Dictionary<string, string> universities) => !IsUniversity(change) ? change
        : change with { Before = universities.GetValueOrDefault(change.Before ?? "") ?? change.Before, After = universities.GetValueOrDefault(change.After ?? "") ?? change.After };

    private static bool IsUniversity(FieldChange change) => string.Equals(change.Field, "university", StringComparison.Ordinal);

    private string InWords(FieldChange change)
    {
        var field = Field(change.Field);
        return change.Known switch
        {
            FieldKnowledge.Personal => texts["Change.Personal", field],
            FieldKnowledge.Fact => texts["Change.Fact", field, Value(change.After)],
            _ => texts["Change", field, Value(change.Before), Value(change.After)],
        };
    }

    // A text in several languages is noted by each: title.en.
    private string Field(string name) =>
        Known($"Field.{name}")
        ?? (name.Split('.') is [var text, var language] && Known($"Field.{text}") is { } known && Known($"Language.{language}") is { } spoken ? $"{known} {spoken}" : null)
        ?? (ApplicantFields.Columns.FirstOrDefault(field => string.Equals(field.Column, name, StringComparison.Ordinal)) is { } asked ? fields.InList(asked) : name);

    private string Value(string? noted) => noted switch
    {
        null or "" => texts["Value.None"],
        "true" => texts["Value.Yes"],
        "false" => texts["Value.No"],
        _ when DateOnly.TryParseExact(noted, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => DateText.Date(date),
        _ when TimeOnly.TryParseExact(noted, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) => DateText.Time(time),
        _ when noted.Length > 18 && noted[10] == 'T' && DateTimeOffset.TryParse(noted, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) => DateText.Full(Warsaw.ToLocal(at)),
        _ => Known($"Value.{noted}") ?? noted,
    };

    private string? Known(string key) => texts[key] is { ResourceNotFound: false } text ? text.Value : null;

    private static long? StaffIdOf(string actor) =>
        actor.StartsWith(StaffActor, StringComparison.Ordinal) && long.TryParse(actor.AsSpan(StaffActor.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private async Task<Dictionary<long, string>> StaffNamesAsync(IReadOnlyList<History> rows)
    {
        var ids = rows.Select(row => StaffIdOf(row.Actor)).OfType<long>().Distinct().ToArray();
        return await db.Staff.Where(staff => ids.Contains(staff.Id)).ToDictionaryAsync(staff => staff.Id, staff => staff.Name);
    }

    private async Task<Dictionary<string, string>> UniversityNamesAsync(IEnumerable<FieldChange> noted)
    {
        var ids = noted.Where(IsUniversity).SelectMany(change => new[] { change.Before, change.After })
            .Select(number => long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0).Distinct().ToArray();
        return ids.Length == 0 ? [] : await db.Universities.Where(university => ids.Contains(university.Id))
            .ToDictionaryAsync(university => university.Id.ToString(CultureInfo.InvariantCulture), university => university.ShortName, StringComparer.Ordinal);
    }

    private async Task<Dictionary<(string Subject, long Id), string>> SubjectNamesAsync(IReadOnlyList<History> rows)
    {
        Dictionary<(string, long), string> names = [];
        foreach (var (id, title) in await EditionTitlesAsync(Ids("edition")))
            names[("edition", id)] = texts["Named.edition", title];
        foreach (var (id, number) in await EnrolmentNumbersAsync(Ids("enrolment")))
            names[("enrolment", id)] = texts["Named.enrolment", number];
        return names;

        long[] Ids(string subject) => [.. rows.Where(row => string.Equals(row.Subject, subject, StringComparison.Ordinal)).Select(row => row.SubjectId).Distinct()];
    }

    private async Task<IEnumerable<(long Id, string Title)>> EditionTitlesAsync(long[] ids)
    {
        var rows = await db.Editions.Where(edition => ids.Contains(edition.Id)).Select(edition => new { edition.Id, edition.Programme.Title, edition.Slug }).ToListAsync();
        return rows.Select(row => (row.Id, row.Slug is null ? row.Title.ToString() : $"{row.Title}, {row.Slug}"));
    }

    private async Task<IEnumerable<(long Id, string Number)>> EnrolmentNumbersAsync(long[] ids) =>
        (await db.Enrolments.Where(enrolment => ids.Contains(enrolment.Id)).Select(enrolment => new { enrolment.Id, enrolment.EnrolledAt }).ToListAsync())
            .Select(row => (row.Id, EnrolmentNumber.Of(row.Id, row.EnrolledAt)));
}
