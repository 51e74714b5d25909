using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui.Sheets;

namespace Lublin.Startups.Web.Lectures.Import;

/// <summary>What a row says, cell by cell; what cannot be read is a fault.</summary>
internal sealed class ImportRowReader(ImportRow row, ImportKnown known, DateOnly today)
{
    // Of two that are called alike the session's own is meant.
    private readonly WorkingSession? session = Guid.TryParse(row.Text(LectureColumn.Key), out var key) ? known.ByKey.GetValueOrDefault(key) : null;

    private const int LongestTitle = 120;
    private const int LongestLead = 2000;
    private const int LongestLine = 160;
    private const int LongestLink = 500;
    private const int LongestKey = 400;
    private const int YearsAhead = 2;

    public List<ImportFault> Faults { get; } = [];

    /// <returns>What it says; of no use while there are faults.</returns>
    public LectureValues Read()
    {
        foreach (var column in LectureWords.Columns)
        {
            if (row[column].Is == SheetCellKind.Merged)
                Wrong(column, ImportWrong.Merged);
            else if (row.Text(column).Length > Longest(column))
                Wrong(column, ImportWrong.TooLong, Longest(column).ToString(CultureInfo.InvariantCulture));
        }

        var university = One(LectureColumn.University, known.Universities, each => each.Id == session?.UniversityId);
        if (Text(LectureColumn.University) is null)
            Wrong(LectureColumn.University, ImportWrong.Needed);
        var entry = Word(LectureColumn.Entry, LectureWords.EntryOf, needed: true) ?? Entry.Free;
        return new()
        {
            Key = Key(),
            Slug = Text(LectureColumn.Slug),
            Title = Text(LectureColumn.Title),
            Lead = Text(LectureColumn.Lead),
            University = university,
            Host = Host(university),
            Topic = One(LectureColumn.Topic, known.Topics, _ => false),
            Faculty = Text(LectureColumn.Faculty),
            Audience = Text(LectureColumn.Audience),
            Expected = Number(LectureColumn.Expected, HeadCount.Most),
            Access = Access(),
            Stories = Word(LectureColumn.Stories, LectureWords.StoriesOf) ?? Stories.Success,
            IsRecorded = Word(LectureColumn.Recorded, LectureWords.AnswerOf) ?? false,
            Language = Language(),
            Entry = entry,
            Seats = Seats(entry),
            Room = One(LectureColumn.Room, known.Rooms, each => each.Id == session?.Slot.Plan.RoomId),
            Plan = Plan(),
            Presenters = Presenters(),
        };
    }

    private static int Longest(LectureColumn column) => column switch
    {
        LectureColumn.Title => LongestTitle,
        LectureColumn.Lead => LongestLead,
        LectureColumn.Link => LongestLink,
        LectureColumn.Speakers or LectureColumn.Room or LectureColumn.University => LongestKey,
        _ => LongestLine,
    };

    private string? Text(LectureColumn column) => row.Text(column) is { Length: > 0 } text ? text : null;

    private Guid? Key()
    {
        if (Text(LectureColumn.Key) is not { } text)
            return null;
        if (Guid.TryParse(text, out var key))
            return key;
        Wrong(LectureColumn.Key, ImportWrong.KeyUnreadable);
        return null;
    }

    private T? One<T>(LectureColumn column, NameBook<T> book, Func<T, bool> stands)
        where T : class => Text(column) is { } text ? One(column, book, text, stands) : null;

    private T? One<T>(LectureColumn column, NameBook<T> book, string text, Func<T, bool> stands)
        where T : class
    {
        var found = book.Called(text);
        if (found.Count > 1 && found.Where(stands).ToList() is [var own])
            return own;
        if (found.Count == 1)
            return found[0];
        Faults.Add(found.Count > 1 ? new(row.Number, column, ImportWrong.Ambiguous, text) : new(row.Number, column, ImportWrong.Unknown, text) { Nearest = book.Nearest(text) });
        return null;
    }

    private KnownHost? Host(KnownName? university)
    {
        var host = One(LectureColumn.Host, known.Hosts, each => each.Id == session?.HostId);
        if (host is not null && university is not null && host.UniversityId != university.Id)
            Wrong(LectureColumn.Host, ImportWrong.HostElsewhere, university.Name);
        return host;
    }

    private T? Word<T>(LectureColumn column, Func<string, T?> read, bool needed = false)
        where T : struct
    {
        if (needed && Text(column) is null)
        {
            Wrong(column, ImportWrong.Needed);
            return null;
        }

        var word = read(row.Text(column));
        if (word is null)
            Wrong(column, ImportWrong.Word);
        return word;
    }

    private LectureAccess Access()
    {
        var access = Word(LectureColumn.Access, LectureWords.AccessOf) ?? LectureAccess.Open;
        if (access == LectureAccess.FacultyOnly && Text(LectureColumn.Faculty) is null)
            Wrong(LectureColumn.Faculty, ImportWrong.FacultyNeeded);
        return access;
    }

    private string Language()
    {
        if (LectureWords.LanguageOf(row.Text(LectureColumn.Language)) is { } language)
            return language;
        Wrong(LectureColumn.Language, ImportWrong.Word);
        return "pl";
    }

    private int? Number(LectureColumn column, int most)
    {
        if (Text(column) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
            return number;
        Wrong(column, ImportWrong.Number, most.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    // Where nobody signs up here, no seats are given out.
    private int? Seats(Entry entry)
    {
        var seats = Number(LectureColumn.Seats, HeadCount.Most);
        if (entry == Entry.Seats && Text(LectureColumn.Seats) is null)
            Wrong(LectureColumn.Seats, ImportWrong.SeatsNeeded);
        return entry == Entry.Seats ? seats : null;
    }

    private SessionPlan? Plan()
    {
        var (date, start, end) = (Date(), Time(LectureColumn.Start), Time(LectureColumn.End));
        if (Text(LectureColumn.Room) is not null && Text(LectureColumn.Link) is not null)
            Wrong(LectureColumn.Link, ImportWrong.RoomAndLink);
        if (Text(LectureColumn.Link) is { } link && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
            Wrong(LectureColumn.Link, ImportWrong.LinkUnreadable);
        if (date is not { } day || start is not { } from || end is not { } to)
            return null;
        if (to <= from)
        {
            Wrong(LectureColumn.End, ImportWrong.EndsBeforeStart);
            return null;
        }

        var plan = new SessionPlan(day, from, to, RoomId: null, Text(LectureColumn.Link));
        if (plan.IsSkipped)
            Wrong(LectureColumn.Start, ImportWrong.HourSkipped);
        return plan;
    }

    private DateOnly? Date()
    {
        if (Text(LectureColumn.Date) is not { } text)
            Wrong(LectureColumn.Date, ImportWrong.Needed);
        else if (LectureTime.Date(text) is not { } date)
            Wrong(LectureColumn.Date, ImportWrong.DateUnreadable);
        else if (date > today.AddYears(YearsAhead) || date < today.AddYears(-YearsAhead))
            Wrong(LectureColumn.Date, ImportWrong.DateFar);
        else
            return date;
        return null;
    }

    private TimeOnly? Time(LectureColumn column)
    {
        if (Text(column) is not { } text)
            Wrong(column, ImportWrong.Needed);
        else if (LectureTime.Time(text) is not { } time)
            Wrong(column, ImportWrong.TimeUnreadable);
        else
            return time;
        return null;
    }

    // A name may have a comma in it.
    private List<KnownName> Presenters()
    {
        var parts = row.Text(LectureColumn.Speakers).Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        List<KnownName> found = [];
        for (var at = 0; at < parts.Length;)
        {
            var taken = parts.Length - at;
            while (taken > 1 && known.Presenters.Called(string.Join(", ", parts[at..(at + taken)])).Count == 0)
                taken--;
            if (One(LectureColumn.Speakers, known.Presenters, string.Join(", ", parts[at..(at + taken)]), each => session?.Slot.PresenterIds.Contains(each.Id) == true) is { } one && !found.Contains(one))
                found.Add(one);
            at += taken;
        }

        return found;
    }

    private void Wrong(LectureColumn column, ImportWrong why, string? about = null) => Faults.Add(new(row.Number, column, why, about));
}
