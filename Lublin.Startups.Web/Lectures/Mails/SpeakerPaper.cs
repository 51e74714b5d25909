using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Lectures.Mails;

/// <summary>What letters to speakers and hosts are written on: their words, and where their links lead.</summary>
public sealed class SpeakerPaper(LetterPaper paper, LetterLinks links, IStringLocalizer<SpeakerMailTexts> texts)
{
    public LetterWords Words { get; } = new(texts);

    public Uri InvitationPage(Invitation invitation) => links.Own(LinkPurpose.Invitation, invitation.Holder());

    /// <param name="purpose">Of a speaker or a host.</param>
    /// <param name="holder">Of their link.</param>
    public Uri OwnPage(LinkPurpose purpose, LinkHolder holder) => links.Own(purpose, holder);

    /// <param name="path">Within the site, without the prefix of a language.</param>
    public Uri To(string path) => links.To(path);

    public LectureMeeting Meeting(SessionPlan plan, Room? room) => new(
        DateText.Full(plan.Date),
        // In letters a style keeps ranges together: mail programs show U+2060 as a box.
        DateText.Times(plan.Start, plan.End).Replace("\u2060", "", StringComparison.Ordinal),
        DateText.Brief(plan.Date.ToDateTime(plan.Start)),
        room is null ? Words["Online"] : $"{room.Name}, {room.Venue.Name}, {room.Venue.Address}",
        plan.OnlineLink);

    public Task<Letter> WriteAsync<TBody, TContent>(Addressee to, string subject, TContent content, IReadOnlyList<CalendarPart> calendars)
        where TBody : LetterBody<LetterWords, TContent>
        where TContent : class =>
        paper.WriteAsync<TBody, LetterWords, TContent>(to with { Language = Languages.Current.Code }, Words, subject, content, calendars);
}

/// <summary>The last moment of an invitation in words.</summary>
public static class InvitationUntil
{
    /// <summary>do poniedziałku 7 grudnia 2026 · do poniedziałku 7 grudnia 2026, 10:15: with the end of a day that day is meant.</summary>
    public static string Of(DateTimeOffset endsAt)
    {
        var local = Warsaw.ToLocal(endsAt);
        return local.TimeOfDay == TimeSpan.Zero ? DateText.Until(DateOnly.FromDateTime(local).AddDays(-1)) : DateText.Until(local);
    }
}
