using System.Globalization;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Lectures;

/// <summary>What staff decide about a lecture besides its talk and its sessions.</summary>
public sealed class LectureForm
{
    private const int MostSeats = 2000;
    private const int LongestNote = 500;

    public string? UniversityId { get; set; }
    public string? Faculty { get; set; }
    public string? HostId { get; set; }
    public string? TopicId { get; set; }
    public string? SpeakerId { get; set; }
    public string? Language { get; set; } = Languages.Polish.Code;
    public string? Stories { get; set; } = nameof(Web.Lectures.Stories.Success);
    public string? Access { get; set; } = nameof(LectureAccess.Open);
    public string? AudienceName { get; set; }
    public string? ExpectedHeads { get; set; }
    public bool IsRecorded { get; set; }
    public string? Entry { get; set; } = nameof(Web.Programmes.Entry.Free);
    public string? Seats { get; set; }
    public string? HostNote { get; set; }
    public string? HostLink { get; set; }
    public int Version { get; set; }

    public static LectureForm Of(Web.Lectures.Lecture lecture) => new()
    {
        UniversityId = Key(lecture.UniversityId),
        Faculty = lecture.Faculty,
        HostId = Key(lecture.HostId),
        TopicId = Key(lecture.TopicId),
        SpeakerId = lecture.Edition.CommonPresenters is [var speaker, ..] ? Key(speaker) : null,
        Language = lecture.Edition.Language,
        Stories = lecture.Stories.ToString(),
        Access = lecture.Access.ToString(),
        AudienceName = lecture.AudienceName,
        ExpectedHeads = Key(lecture.ExpectedHeads),
        IsRecorded = lecture.IsRecorded,
        Entry = lecture.Edition.Entry.ToString(),
        Seats = lecture.Edition.Entry == Web.Programmes.Entry.Seats ? Key(lecture.Edition.Capacity) : null,
        HostNote = lecture.HostNote,
        HostLink = lecture.HostLink,
        Version = lecture.Edition.Version,
    };

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public (LectureFacts Facts, LectureTerms Terms)? Read(ModelStateDictionary state, IStringLocalizer texts, LectureChoices choices)
    {
        var university = LectureChoices.Id(choices.Universities, UniversityId);
        if (university is null)
            Wrong(nameof(UniversityId));
        var host = choices.Hosts.FirstOrDefault(host => string.Equals(Key(host.Id), HostId, StringComparison.Ordinal));
        if (host is not null && university is not null && host.UniversityId != university)
            Wrong(nameof(HostId));
        var (faculty, audience) = (Line(nameof(Faculty), Faculty), Line(nameof(AudienceName), AudienceName));
        var access = Chosen<LectureAccess>(Access) ?? LectureAccess.Open;
        if (access == LectureAccess.FacultyOnly && faculty is null)
            Wrong(nameof(Faculty));
        var heads = Number(ExpectedHeads, HeadCount.Most);
        if (heads is null && !string.IsNullOrWhiteSpace(ExpectedHeads))
            Wrong(nameof(ExpectedHeads), HeadCount.Most);
        if (Chosen<Stories>(Stories) is null)
            Wrong(nameof(Stories));
        var entry = Chosen<Entry>(Entry);
        if (entry is null)
            Wrong(nameof(Entry));
        var seats = entry == Web.Programmes.Entry.Seats ? Number(Seats, MostSeats) : null;
        if (entry == Web.Programmes.Entry.Seats && seats is null)
            Wrong(nameof(Seats), MostSeats);
        string? note = null, link = null;
        if (entry == Web.Programmes.Entry.Host)
        {
            (note, link) = (Line(nameof(HostNote), HostNote, LongestNote), TypedText.Link(state, texts, "Lecture.HostLink", HostLink, "Wrong.HostLink"));
            if (note is null && string.IsNullOrWhiteSpace(HostLink))
                Wrong(nameof(HostNote));
        }

        return state.IsValid
            ? (new(university!.Value, host?.Id, LectureChoices.Id(choices.Topics, TopicId), faculty, audience, heads, access, Chosen<Stories>(Stories)!.Value)
            {
                HostNote = note,
                HostLink = link,
                IsRecorded = IsRecorded,
            }, new(entry!.Value, seats, Languages.Of(Language).Code, LectureChoices.Id(choices.Speakers, SpeakerId)))
            : null;

        void Wrong(string field, params object[] named) => state.AddModelError($"Lecture.{field}", texts[$"Wrong.{field}", named]);

        string? Line(string field, string? value, int longest = 160) => TypedText.Line(state, texts, $"Lecture.{field}", value, longest);
    }

    /// <summary>Every field with its label, for comparing with what somebody else saved.</summary>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer texts, LectureChoices choices) =>
    [
        (texts["Field.University"], LectureChoices.Name(choices.Universities, UniversityId)),
        (texts["Field.Faculty"], Faculty),
        (texts["Field.Host"], LectureChoices.Name(choices.HostItems, HostId)),
        (texts["Field.Topic"], LectureChoices.Name(choices.Topics, TopicId)),
        (texts["Field.Speaker"], LectureChoices.Name(choices.Speakers, SpeakerId)),
        (texts["Field.Language"], texts[$"Language.{Languages.Of(Language).Code}"]),
        (texts["Field.Stories"], texts[$"Stories.{Chosen<Stories>(Stories)}"]),
        (texts["Field.Access"], texts[$"Access.{Chosen<LectureAccess>(Access)}"]),
        (texts["Field.AudienceName"], AudienceName),
        (texts["Field.ExpectedHeads"], ExpectedHeads),
        (texts["Field.Recorded"], texts[IsRecorded ? "Yes" : "No"]),
        (texts["Field.Entry"], texts[$"Entry.{Chosen<Entry>(Entry)}"]),
        (texts["Field.Seats"], Seats),
        (texts["Field.HostNote"], HostNote),
        (texts["Field.HostLink"], HostLink),
    ];

    private static T? Chosen<T>(string? typed)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => string.Equals(value.ToString(), typed, StringComparison.Ordinal)).Select(value => (T?)value).FirstOrDefault();

    private static int? Number(string? typed, int most) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;

    private static string? Key(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
