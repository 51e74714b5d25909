using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>A page on which staff write a letter.</summary>
public interface IWordsPage
{
    WordsForm Form { get; }
}

/// <summary>What staff write, in Polish and perhaps other languages.</summary>
public abstract class WordsForm
{
    private const int LongestSubject = 150;
    private const int LongestBody = 10_000;

    public Guid FormId { get; set; }
    public string? Subject { get; set; }
    public string? Body { get; set; }
    public string? SubjectEn { get; set; }
    public string? BodyEn { get; set; }
    public string? SubjectUk { get; set; }
    public string? BodyUk { get; set; }

    public bool HasOthers => SubjectEn is not null || BodyEn is not null || SubjectUk is not null || BodyUk is not null;

    /// <summary>What was written before.</summary>
    protected void Take(Announcement announcement) => (FormId, Subject, Body, SubjectEn, BodyEn, SubjectUk, BodyUk) = (
        announcement.FormId, announcement.Subject.In("pl").Text, announcement.Body.In("pl").Text,
        Own(announcement.Subject, "en"), Own(announcement.Body, "en"), Own(announcement.Subject, "uk"), Own(announcement.Body, "uk"));

    /// <param name="wrong">Is told each thing that is wrong.</param>
    /// <returns>Null when anything is.</returns>
    protected (LocalText Subject, LocalText Body)? ReadWords(WrongAnswer wrong)
    {
        var sound = true;
        void Refuse(string field, string key, params object[] named)
        {
            sound = false;
            wrong(field, key, named);
        }

        if (string.IsNullOrWhiteSpace(Subject))
            Refuse(nameof(Subject), "Wrong.Subject.Empty");
        if (string.IsNullOrWhiteSpace(Body))
            Refuse(nameof(Body), "Wrong.Body.Empty");
        foreach (var (field, text) in new[] { (nameof(Subject), Subject), (nameof(SubjectEn), SubjectEn), (nameof(SubjectUk), SubjectUk) })
        {
            if (text?.Trim().Length > LongestSubject)
                Refuse(field, "Wrong.Subject.TooLong", LongestSubject);
        }

        foreach (var (field, text) in new[] { (nameof(Body), Body), (nameof(BodyEn), BodyEn), (nameof(BodyUk), BodyUk) })
        {
            if (text?.Trim().Length > LongestBody)
                Refuse(field, "Wrong.Body.TooLong", LongestBody);
        }

        // A subject in a language and a body in another would be a letter in none.
        RefuseHalf(nameof(SubjectEn), SubjectEn, nameof(BodyEn), BodyEn, Refuse);
        RefuseHalf(nameof(SubjectUk), SubjectUk, nameof(BodyUk), BodyUk, Refuse);
        return sound && FormId != Guid.Empty ? (InThree(Subject, SubjectEn, SubjectUk), InThree(Body, BodyEn, BodyUk)) : null;
    }

    private static void RefuseHalf(string subjectField, string? subject, string bodyField, string? body, WrongAnswer refuse)
    {
        if (string.IsNullOrWhiteSpace(subject) && !string.IsNullOrWhiteSpace(body))
            refuse(subjectField, "Wrong.Subject.Half");
        if (!string.IsNullOrWhiteSpace(subject) && string.IsNullOrWhiteSpace(body))
            refuse(bodyField, "Wrong.Body.Half");
    }

    private static LocalText InThree(string? pl, string? en, string? uk) =>
        new([new("pl", pl?.Trim() ?? ""), new("en", en?.Trim() ?? ""), new("uk", uk?.Trim() ?? "")]);

    private static string? Own(LocalText text, string language) => text.In(language) is var found && string.Equals(found.Language, language, StringComparison.Ordinal) ? found.Text : null;
}
