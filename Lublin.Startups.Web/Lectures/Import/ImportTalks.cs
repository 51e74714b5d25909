using System.Globalization;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Lectures.Import;

/// <summary>Which talk each row gives: the session's own, one by its address or title, or a new one.</summary>
internal sealed class ImportTalks(ImportKnown known)
{
    private readonly Dictionary<string, NewTalk> made = new(StringComparer.Ordinal);

    /// <returns>Null when there is a fault.</returns>
    public ImportTalk? Of(ImportRow row, LectureValues values, WorkingSession? session, List<ImportFault> faults)
    {
        if (session is not null && known.ById.TryGetValue(session.ProgrammeId, out var own))
        {
            if (IsOf(own, values))
                return new(own, null);
            faults.Add(new(row.Number, LectureColumn.Title, ImportWrong.TalkOther, own.Title));
            return null;
        }

        if (values.Slug is { } slug && known.BySlug.TryGetValue(slug, out var named))
        {
            if (IsOf(named, values))
                return Given(row, named, faults);
            faults.Add(new(row.Number, LectureColumn.Title, ImportWrong.TalkOther, named.Title));
            return null;
        }

        if (values.Title is not { } title)
        {
            faults.Add(new(row.Number, LectureColumn.Title, ImportWrong.Needed));
            return null;
        }

        var called = values.Slug is null ? known.Talks.Called(title) : [];
        switch (called.Count)
        {
            case 1:
                return Given(row, called[0], faults);
            case > 1:
                faults.Add(new(row.Number, LectureColumn.Title, ImportWrong.Ambiguous, title));
                return null;
            default:
                return Made(row, values, title, faults);
        }
    }

    private static bool IsOf(KnownTalk talk, LectureValues values) =>
        (values.Slug is null || string.Equals(values.Slug, talk.Slug, StringComparison.Ordinal))
        && (values.Title is null || string.Equals(Letters.Fold(values.Title), Letters.Fold(talk.Title.Trim()), StringComparison.Ordinal));

    private static ImportTalk? Given(ImportRow row, KnownTalk talk, List<ImportFault> faults)
    {
        if (!talk.IsWithdrawn)
            return new(talk, null);
        faults.Add(new(row.Number, LectureColumn.Title, ImportWrong.Archived, talk.Title));
        return null;
    }

    private ImportTalk? Made(ImportRow row, LectureValues values, string title, List<ImportFault> faults)
    {
        if (made.TryGetValue(Letters.Fold(title), out var before))
        {
            if (values.Slug is null || string.Equals(values.Slug, before.Slug, StringComparison.Ordinal))
                return new(null, before);
            faults.Add(new(row.Number, LectureColumn.Slug, ImportWrong.Inconsistent, Number(before.Row)));
            return null;
        }

        if (values.Slug is { } slug && SlugTrouble(slug) is { } trouble)
        {
            faults.Add(new(row.Number, LectureColumn.Slug, trouble, slug));
            return null;
        }

        if (values.Lead is null)
        {
            faults.Add(new(row.Number, LectureColumn.Lead, ImportWrong.LeadNeeded, title) { Nearest = known.Talks.Nearest(title) });
            return null;
        }

        var audience = values.Audience ?? values.Faculty ?? values.University?.Name;
        var talk = new NewTalk(values.Slug, title, values.Lead, audience ?? title, row.Number);
        made.Add(Letters.Fold(title), talk);
        return new(null, talk);
    }

    private ImportWrong? SlugTrouble(string slug) =>
        !string.Equals(Slug.From(slug), slug, StringComparison.Ordinal) || TimetableLinks.IsReserved(slug) ? ImportWrong.SlugUnreadable
        : known.Slugs.Contains(slug) || made.Values.Any(talk => string.Equals(talk.Slug, slug, StringComparison.Ordinal)) ? ImportWrong.SlugTaken
        : null;

    private static string Number(int row) => row.ToString(CultureInfo.InvariantCulture);
}
