using System.Globalization;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.SchoolDesk.Groups;

/// <summary>What a school types of a group, as typed, so that nothing is lost whatever is wrong with it.</summary>
public sealed class GroupForm
{
    private const int LongestLanguage = 60;

    public string? Label { get; set; }
    public string? Children { get; set; }
    public string? AgeFrom { get; set; }
    public string? AgeTo { get; set; }
    public string? Adults { get; set; }
    public string? TeacherName { get; set; }
    public string? TeacherEmail { get; set; }
    public string? TeacherPhone { get; set; }

    /// <summary>Places of <see cref="TimeBlock"/>, 0 to 39.</summary>
    public IList<string> Blocks { get; set; } = [];

    public string? Wheelchair { get; set; }
    public string? Loop { get; set; }
    public string? SignLanguage { get; set; }
    public string? QuietRoom { get; set; }
    public string? OtherLanguage { get; set; }
    public string? Language { get; set; }

    /// <summary>Keys of <see cref="Industries"/>.</summary>
    public IList<string> Wishes { get; set; } = [];

    public bool HeadAgrees { get; set; }
    public string? Note { get; set; }
    public int Version { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    public static GroupForm Of(SchoolGroup group) => new()
    {
        Label = group.Label,
        Children = Text(group.Children),
        AgeFrom = Text(group.AgeFrom),
        AgeTo = Text(group.AgeTo),
        Adults = Text(group.Adults),
        TeacherName = group.TeacherName,
        TeacherEmail = group.TeacherEmail,
        TeacherPhone = group.TeacherPhone is { } phone ? PhoneNumber.Display(phone) : null,
        Blocks = [.. group.Blocks.All.Select(block => Text(block.Place)!)],
        Wheelchair = Need(group.Needs.Wheelchair),
        Loop = Need(group.Needs.Loop),
        SignLanguage = Need(group.Needs.SignLanguage),
        QuietRoom = Need(group.Needs.QuietRoom),
        OtherLanguage = Need(group.Needs.OtherLanguage),
        Language = group.Needs.Language,
        Wishes = [.. group.Wishes],
        HeadAgrees = group.HeadAgrees,
        Note = group.Note,
        Version = group.Version,
    };

    /// <summary>A new group like another: all but what each group has of its own.</summary>
    public static GroupForm Like(SchoolGroup group)
    {
        var like = Of(group);
        (like.Label, like.HeadAgrees, like.Version) = (null, false, 0);
        return like;
    }

    /// <param name="state">Told what is wrong.</param>
    /// <param name="texts">Of this form.</param>
    /// <param name="people">Of names, addresses and telephones.</param>
    /// <param name="confirmed">The group, when it is confirmed: what it cannot change any more is not asked, and nothing may be missing.</param>
    /// <returns>Null when something has a shape that it cannot have. What is missing may be.</returns>
    public GroupFacts? Read(ModelStateDictionary state, IStringLocalizer texts, IStringLocalizer people, SchoolGroup? confirmed = null)
    {
        var facts = confirmed?.Facts ?? Basics(state, texts);
        facts = facts with
        {
            TeacherName = Person(state, people, nameof(TeacherName), ApplicantChecks.Name, TeacherName),
            TeacherEmail = Person(state, people, nameof(TeacherEmail), ApplicantChecks.Email, TeacherEmail),
            TeacherPhone = Person(state, people, nameof(TeacherPhone), ApplicantChecks.Phone, TeacherPhone),
            Blocks = Blocks.Select(typed => int.TryParse(typed, CultureInfo.InvariantCulture, out var place) && place is >= 0 and < TimeBlocks.Days * TimeBlocks.PerDay ? place : -1)
                .Where(place => place >= 0).Aggregate(TimeBlocks.None, (all, place) => all.With(TimeBlock.At(place))),
            Needs = ReadNeeds(state, texts, facts.Children),
            Note = Note?.Trim() is { Length: > 0 } note ? note : null,
        };
        if (facts.Note?.Length > SchoolGroup.LongestNote)
            state.AddModelError("Form.Note", texts["Wrong.Note", SchoolGroup.LongestNote, facts.Note.Length]);
        if (confirmed is not null)
            Demand(state, texts, people, facts);
        return state.IsValid ? facts : null;
    }

    private GroupFacts Basics(ModelStateDictionary state, IStringLocalizer texts)
    {
        var label = string.Join(' ', (Label ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var facts = new GroupFacts(label) { HeadAgrees = HeadAgrees, Wishes = [.. Industries.All.Where(Wishes.Contains)] };
        if (label.Length == 0)
            state.AddModelError("Form.Label", texts["Wrong.Label.Empty"]);
        else if (label.Length > SchoolGroup.LongestLabel)
            state.AddModelError("Form.Label", texts["Wrong.Label.Long", SchoolGroup.LongestLabel, label.Length]);
        else if (label.Any(char.IsControl) || !facts.LabelKey.Any(char.IsLetterOrDigit) || facts.LabelKey.Length > SchoolGroup.LongestLabel)
            state.AddModelError("Form.Label", texts["Wrong.Label.Signs"]);
        void Number(string? typed, int least, int most, string field, string words, Action<int> keep) => GroupNumbers.Read(typed, least, most, $"Form.{field}", words, state, texts, isNeeded: false, keep);
        Number(Children, SchoolGroup.FewestChildren, SchoolGroup.MostChildren, nameof(Children), "Children", number => facts = facts with { Children = number });
        Number(AgeFrom, SchoolGroup.YoungestAge, SchoolGroup.OldestAge, nameof(AgeFrom), "Age", number => facts = facts with { AgeFrom = number });
        Number(AgeTo, SchoolGroup.YoungestAge, SchoolGroup.OldestAge, nameof(AgeTo), "Age", number => facts = facts with { AgeTo = number });
        Number(Adults, 1, GroupNumbers.MostAdults, nameof(Adults), "Adults", number => facts = facts with { Adults = number });
        if (facts is { AgeFrom: { } from, AgeTo: { } to } && from > to)
            state.AddModelError("Form.AgeTo", texts["Wrong.Ages", from]);
        if (facts.Wishes.Count > SchoolGroup.MostWishes)
            state.AddModelError("Form.Wishes", texts["Wrong.Wishes", SchoolGroup.MostWishes, facts.Wishes.Count]);
        return facts;
    }

    private GroupNeeds ReadNeeds(ModelStateDictionary state, IStringLocalizer texts, int? children)
    {
        var needs = GroupNeeds.None;
        var most = children ?? SchoolGroup.MostChildren;
        void Count(string? typed, string field, Action<int> keep) => GroupNumbers.Read(typed, 0, most, $"Form.{field}", "Need", state, texts, isNeeded: false, keep);
        Count(Wheelchair, nameof(Wheelchair), number => needs = needs with { Wheelchair = number });
        Count(Loop, nameof(Loop), number => needs = needs with { Loop = number });
        Count(SignLanguage, nameof(SignLanguage), number => needs = needs with { SignLanguage = number });
        Count(QuietRoom, nameof(QuietRoom), number => needs = needs with { QuietRoom = number });
        Count(OtherLanguage, nameof(OtherLanguage), number => needs = needs with { OtherLanguage = number });
        var language = Language?.Trim();
        if (language?.Length > LongestLanguage || language?.Any(char.IsControl) == true)
            state.AddModelError("Form.Language", texts["Wrong.Language", LongestLanguage]);
        return needs with { Language = string.IsNullOrEmpty(language) ? null : language };
    }

    private static string? Person(ModelStateDictionary state, IStringLocalizer people, string field, Func<IReadOnlyList<string>, Typist, Checked> check, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var read = check([typed], Typist.Person);
        if (read.Wrong is { } wrong)
            state.AddModelError($"Form.{field}", people[wrong, read.Named]);
        return (string?)read.Value;
    }

    private static void Demand(ModelStateDictionary state, IStringLocalizer texts, IStringLocalizer people, GroupFacts facts)
    {
        void Missing(string field, bool isMissing, string words)
        {
            if (isMissing && state[$"Form.{field}"] is not { Errors.Count: > 0 })
                state.AddModelError($"Form.{field}", words);
        }

        Missing(nameof(TeacherName), facts.TeacherName is null, people["Wrong.Name.Empty"]);
        Missing(nameof(TeacherEmail), facts.TeacherEmail is null, people["Wrong.Email.Empty"]);
        Missing(nameof(TeacherPhone), facts.TeacherPhone is null, texts["Wrong.Phone"]);
        Missing(nameof(Blocks), facts.Blocks.Count < SchoolGroup.FewestBlocks, texts["Wrong.Blocks", SchoolGroup.FewestBlocks, facts.Blocks.Count]);
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Need(int count) => count == 0 ? null : Text(count);
}

/// <summary>Reads counts as they are typed.</summary>
internal static class GroupNumbers
{
    /// <summary>Grown-ups who come along with one group.</summary>
    public const int MostAdults = 10;

    /// <summary>An empty field is a gap, unless it is needed; anything but a number in its range is wrong. Words: <c>Wrong.{words}</c> with least and most.</summary>
    public static void Read(string? typed, int least, int most, string field, string words, ModelStateDictionary state, IStringLocalizer texts, bool isNeeded, Action<int> keep)
    {
        if (string.IsNullOrWhiteSpace(typed) && !isNeeded)
            return;
        if (int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            keep(number);
        else
            state.AddModelError(field, texts[$"Wrong.{words}", least, most]);
    }
}
