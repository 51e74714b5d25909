using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>What letters to participants are written on: their words, and the facts of their edition in words.</summary>
public sealed class EnrolmentPaper(LetterPaper paper, IStringLocalizer<MailTexts> texts, LetterLinks links)
{
    public MailWords Words { get; } = new(texts);

    /// <summary>The same, where they name what takes place.</summary>
    public MailWords WordsOf(ProgrammeKind kind) => new(texts.Of(kind));

    public LetterLinks Links => links;

    /// <summary>The edition of an enrolment, with the sessions that take place or, when none does, those that were to.</summary>
    /// <param name="forConfirmed">Shows the on-line link.</param>
    public EditionFacts Edition(Enrolment enrolment, bool forConfirmed) => Edition(enrolment, Meetings(enrolment.Edition), forConfirmed);

    public EditionFacts Edition(Enrolment enrolment, IEnumerable<Session> sessions, bool forConfirmed)
    {
        List<MeetingFacts> meetings = [];
        string? before = null;
        foreach (var session in sessions)
        {
            var place = PlaceOf(session.Room);
            meetings.Add(Meeting(session.Plan, string.Equals(place, before, StringComparison.Ordinal) ? null : place, forConfirmed));
            before = place;
        }

        return new(TitleOf(enrolment.Edition), meetings, enrolment.Number, enrolment.Seats);
    }

    public static MeetingFacts Meeting(SessionPlan plan, string? place, bool forConfirmed) => new(
        DateText.Full(plan.Date), Untied(DateText.Times(plan.Start, plan.End)), place, forConfirmed ? plan.OnlineLink : null);

    public string PlaceOf(Room? room) => room is null ? Words["Online"] : $"{room.Name}, {room.Venue.Name}";

    public static Wording TitleOf(Edition edition) => edition.Programme.Title.In(Languages.Current.Code);

    /// <summary>wt. 24 listopada, 17:00: the first session, for subjects.</summary>
    public static string When(Edition edition) => When(Meetings(edition)[0]);

    public static string When(Session session) => DateText.Brief(session.Date.ToDateTime(session.Start));

    public PracticalFacts Practical(Enrolment enrolment, IEnumerable<Session> sessions)
    {
        var language = Languages.Current.Code;
        var bring = enrolment.Edition.Programme.Bring?.In(language);
        var needs = Enum.GetValues<Needs>().Where(need => need != Needs.None && enrolment.Applicant.Needs.HasFlag(need));
        var venues = sessions.Select(session => session.Room?.Venue).OfType<Venue>().DistinctBy(venue => venue.Id);
        return new(
            [.. Lines(bring)],
            [.. needs.Select(need => new Wording(Words["Need." + need], language))],
            [.. venues.Select(venue => new VenueFacts(venue.Name, venue.Address, venue.Directions.In(language), venue.Access.In(language)))]);
    }

    public CancelFacts Cancelling(Enrolment enrolment, DateTimeOffset now)
    {
        var first = Meetings(enrolment.Edition)[0];
        return new(links.My(enrolment), now < first.StartsAt ? DateText.Until(first.Date.ToDateTime(first.Start)) : null);
    }

    public OtherDates Dates(Programme programme, IEnumerable<Edition> editions) => new(
        [.. editions.Select(edition => new OtherDate(Meeting(Meetings(edition)[0].Plan, null, false).When, links.SignUp(programme, edition)))],
        links.Catalogue(programme));

    public IReadOnlyList<OverlapFacts> Overlaps(IEnumerable<Enrolment> others) =>
        [.. others.Select(other => new OverlapFacts(TitleOf(other.Edition), Meeting(Meetings(other.Edition)[0].Plan, null, false).When, links.My(other)))];

    /// <summary>Puts subject, HTML and the plain text read off it into an envelope to the person who enrolled, or to another address of theirs.</summary>
    /// <exception cref="InvalidOperationException">The person has no e-mail address.</exception>
    public Task<Letter> WriteAsync<TBody, TContent>(
        Enrolment to, string subject, TContent content, IReadOnlyList<CalendarPart> calendars, string? address = null)
        where TBody : LetterBody<TContent>
        where TContent : class
    {
        var email = address ?? to.Applicant.Email ?? throw new InvalidOperationException("Who has no e-mail address is called, not written to.");
        return paper.WriteAsync<TBody, MailWords, TContent>(
            new(email, to.Applicant.Name, Languages.Current.Code), WordsOf(to.Edition.Programme.Kind), subject, content, calendars);
    }

    public static IReadOnlyList<Session> Meetings(Edition edition) =>
        (edition.CancelledAt is null ? edition.Held : edition.CalledOff).ToList() is { Count: > 0 } told ? told : [.. edition.Sessions.OrderBy(session => session.StartsAt)];

    private static IEnumerable<Wording> Lines(Wording? words) =>
        words?.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new Wording(line, words.Value.Language)) ?? [];

    // In letters a style keeps ranges together: mail programs show U+2060 as a box.
    private static string Untied(string text) => text.Replace("\u2060", "", StringComparison.Ordinal);
}
