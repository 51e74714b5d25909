using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Kids.Mails.Holding;

/// <summary>What letters before meetings say of each meeting, to each of those who come.</summary>
public sealed class HoldingPaper(LetterPaper paper, LetterLinks links, IStringLocalizer<HoldingTexts> texts, IStringLocalizer<MeetingTexts> meetings)
{
    private readonly LetterWords words = new(texts);

    public Uri OwnPage(Animator animator) => links.Own(LinkPurpose.Animator, animator.Link);

    /// <param name="asks">Whether they are asked how many come.</param>
    public HoldingLine ForTeacher(ToldMeeting told, bool asks)
    {
        var (group, session) = (told.Meeting.Group, told.Meeting.Session);
        var leaders = session.Presenters.Select(presenter => presenter.Name).ToList();
        return LineOf(told, [
            meetings.Group(group),
            leaders.Count == 0 ? null : words["Led", string.Join(", ", leaders)],
            told.Meeting.Window is { } window ? words["HostedBy", window.Host.Name] : null,
            told.Meeting.Window?.SafetyRules is { } safety ? words["Safety", safety] : null,
            told.Meeting.Window?.PhotoRules is { } photos ? words["Photos", photos] : null,
            words["Stays"],
        ]) with
        {
            Ask = asks
                ? new(words["Ask", group.Children ?? 0, group.Adults ?? 0], words["Ask.Until", meetings.People(group.Children, group.Adults), DateText.Until(Warsaw.ToLocal(CountTime.EndsAt(session)))], links.To(SchoolLinks.Group(group.Uid, "obecna-liczba")))
                : null,
        };
    }

    public HoldingLine ForGala(Session gala, SchoolGroup group) => new(
        words["Gala"], DateOf(gala), gala.Room is { } room ? [$"{room.Name}, {room.Venue.Name}", room.Venue.Address] : [], [meetings.Group(group)]);

    public HoldingLine ForHost(ToldMeeting told) => LineOf(told, [.. OfGroup(told.Meeting.Group)]);

    public HoldingLine ForAnimator(ToldMeeting told, long animator)
    {
        var partners = told.Meeting.Session.Presenters.Where(presenter => presenter.Id != animator).Select(presenter => presenter.Name).ToList();
        return LineOf(told, [.. OfGroup(told.Meeting.Group), partners.Count == 0 ? null : words["With", string.Join(", ", partners)]]);
    }

    /// <summary>Null when there is nothing to say.</summary>
    public async Task<Letter?> WriteAsync(Addressee to, string role, IReadOnlyList<HoldingLine> lines, Uri? page) => lines.Count == 0
        ? null
        : await paper.WriteAsync<HoldingBody, LetterWords, HoldingContent>(to, words, words["Subject", lines[0].What, lines[0].When], new(role, lines, page), []);

    private IEnumerable<string?> OfGroup(SchoolGroup group) =>
    [
        meetings.Group(group),
        $"{meetings.People(group.Children, group.Adults)}, {meetings.Ages(group)}",
        meetings.Needs(group.Needs).ToList() is { Count: > 0 } needs ? words["Needs", string.Join(", ", needs)] : null,
        group.TeacherPhone is { } phone ? words["Teacher", group.TeacherName ?? group.School.Name, PhoneNumber.Display(phone)] : null,
    ];

    private HoldingLine LineOf(ToldMeeting told, IEnumerable<string?> facts)
    {
        var place = told.Place;
        return new(
            meetings.What(told), DateOf(told.Meeting.Session),
            [.. new[] { place.Room is { } room ? $"{room}, {place.Name}" : place.Name, place.Address, place.WayIn }.OfType<string>()],
            [.. facts.OfType<string>()]);
    }

    // In letters a style keeps ranges together: mail programs show U+2060 as a box.
    private static string DateOf(Session session) => DateText.Full(session.Date, session.Start, session.End).Replace("\u2060", "", StringComparison.Ordinal);
}
