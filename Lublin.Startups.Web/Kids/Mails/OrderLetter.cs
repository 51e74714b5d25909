using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Kids.Mails;

/// <summary>
/// Tells a school how one of its groups stands in the order of the call; not any more once it stands otherwise. The first letter of an offer begins the time to answer: its end
/// counts from the try that carries it.
/// </summary>
/// <param name="kind">One of <see cref="OrderMails.Kinds"/>.</param>
public sealed class OrderLetter(string kind, StartupsDb db, OrderPaper paper, TimeProvider clock) : ILetter
{
    public string Kind => kind;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var group = await db.SchoolGroups.AsNoTracking().Include(group => group.School).Include(group => group.Enrolment!.Edition.Sessions).SingleOrDefaultAsync(group => group.Id == mail.SubjectId, cancellation);
        if (group?.Enrolment is not { } enrolment || await RecipientAsync(mail, group, Warsaw.DateOf(now), cancellation) is not { } to)
            return null;
        if (WhatIsTold(mail, enrolment, now) is not { } told)
            return null;
        var asks = told is "Offered" or "OfferReminder";
        var end = asks ? await EndAsync(mail, enrolment, now) : null;
        if (asks && end is null)
            return null;
        var season = await db.Seasons.AsNoTracking().SingleAsync(season => season.EditionId == group.EditionId, cancellation);
        var reason = told switch { "Cancelled" => enrolment.CancelReason, "SeasonCancelled" => enrolment.Edition.CancelReason, _ => null };
        return await paper.WriteAsync(to, new(told, season.Year, group, end is { } until ? DateText.Until(Warsaw.ToLocal(until)) : null, reason));
    }

    private async Task<Addressee?> RecipientAsync(OutboxMail mail, SchoolGroup group, DateOnly today, CancellationToken cancellation)
    {
        if (OrderMails.ContactOf(mail) is not { } id)
            return new(group.School.OfficialEmail, group.School.Name, "pl");
        var contact = await db.SchoolContacts.AsNoTracking().SingleOrDefaultAsync(contact => contact.Id == id, cancellation);
        return contact?.IsActiveOn(today) == true ? new(contact.Email, contact.Name ?? group.School.Name, "pl") : null;
    }

    /// <summary>The end of the offer that is told of; null when there is no time left to tell.</summary>
    private async Task<DateTimeOffset?> EndAsync(OutboxMail mail, Enrolment enrolment, DateTimeOffset now) =>
        enrolment.IsUntold ? (await db.SeasonTermsAsync(enrolment.Edition)).EndOf(mail.TriedAt ?? now) : enrolment.OfferEndsAt;

    private static string? WhatIsTold(OutboxMail mail, Enrolment enrolment, DateTimeOffset now) => (mail.Kind, enrolment.StateAt(now)) switch
    {
        (OrderMails.Admitted, EnrolmentState.Confirmed) => "Admitted",
        // A letter of an offer that was taken back has nothing to say of the next.
        (OrderMails.Offered or OrderMails.OfferReminder, EnrolmentState.Offered) when mail.CreatedAt < enrolment.OfferedAt => null,
        (OrderMails.Offered, EnrolmentState.Offered) => "Offered",
        (OrderMails.OfferReminder, EnrolmentState.Offered) => "OfferReminder",
        (OrderMails.OfferEnded, EnrolmentState.OfferExpired) => "OfferEnded",
        (OrderMails.OfferEnded, EnrolmentState.Declined) => "Declined",
        (OrderMails.Cancelled, EnrolmentState.CancelledByOffice) => enrolment.CancelReason is null ? "SeasonCancelled" : "Cancelled",
        _ => null,
    };
}

/// <summary>What a letter about the order says.</summary>
/// <param name="Told">What became of the group; ends the keys of its words.</param>
/// <param name="Year">Of the season.</param>
/// <param name="Group">With its school.</param>
/// <param name="Until">do środy 25 listopada 2026, 15:00; null where nothing is to be answered.</param>
/// <param name="Reason">Why the office did it, in Polish.</param>
public sealed record OrderNews(string Told, int Year, SchoolGroup Group, string? Until, string? Reason)
{
    public string Number => GroupNumber.Of(Year, Group.Order!.Value);

    /// <summary>Where the school answers, or sees how its groups stand.</summary>
    public Uri Desk { get; init; } = null!;
}

/// <summary>What these letters are written on.</summary>
public sealed class OrderPaper(LetterPaper paper, LetterLinks links, IStringLocalizer<OrderMailTexts> texts)
{
    private readonly LetterWords words = new(texts);

    public Task<Letter> WriteAsync(Addressee to, OrderNews news) => paper.WriteAsync<OrderBody, LetterWords, OrderNews>(
        to with { Language = Languages.Current.Code }, words, words[$"Subject.{news.Told}", news.Group.Label, news.Year, news.Until ?? ""], news with { Desk = links.To(SchoolLinks.Desk) }, []);
}
