using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>A mail of a list.</summary>
/// <param name="Mail">As it stands.</param>
/// <param name="To">The recipient; null when there is none any more.</param>
public sealed record MailRow(OutboxMail Mail, Subject? To);

/// <param name="Rows">The newest first.</param>
/// <param name="Next">The key to ask for older ones by; null when there are none.</param>
public sealed record MailPage(IReadOnlyList<MailRow> Rows, long? Next);

/// <summary>How many mails need attention.</summary>
public readonly record struct MailCounts(int Waiting, int Failed, int Held);

public static class MailQueries
{
    public const int PageSize = 50;

    public static async Task<IReadOnlyList<HoldRow>> HoldsAsync(this StartupsDb db) => await db.MailHolds.AsNoTracking().OrderBy(hold => hold.EditionId)
        .LeftJoin(db.Editions, hold => hold.EditionId, edition => edition.Id, (hold, edition) => new HoldRow(
            hold.EditionId, hold.Reason, hold.At, edition == null ? null : edition.Programme.Title))
        .ToListAsync();

    /// <summary>A page of mails; one query, and one for each type of people, however many there are.</summary>
    /// <param name="db">The database.</param>
    /// <param name="book">Knows the recipients.</param>
    /// <param name="filter">Which.</param>
    /// <param name="before">Only older ones than this row; null begins with the newest.</param>
    public static async Task<MailPage> MailPageAsync(this StartupsDb db, SubjectBook book, MailFilter filter, long? before)
    {
        var mails = filter.Of(db.Outbox.AsNoTracking(), db);
        if (before is not null)
            mails = mails.Where(mail => mail.Id < before);
        var rows = await mails.OrderByDescending(mail => mail.Id).Take(PageSize + 1).ToListAsync();
        var shown = rows.Take(PageSize).ToList();
        return new(await book.WithPeopleAsync(shown), rows.Count > PageSize ? shown[^1].Id : null);
    }

    /// <summary>The mails with their recipients.</summary>
    public static async Task<IReadOnlyList<MailRow>> WithPeopleAsync(this SubjectBook book, IReadOnlyList<OutboxMail> mails)
    {
        var people = await book.FindAsync(mails.Select(mail => mail.Subject));
        return [.. mails.Select(mail => new MailRow(mail, people.GetValueOrDefault(mail.Subject)))];
    }

    public static async Task<MailCounts> MailCountsAsync(this StartupsDb db)
    {
        var open = db.Outbox.Where(mail => mail.SentAt == null && mail.VoidedAt == null);
        return new(
            await open.CountAsync(mail => mail.FailedAt == null && mail.HeldAt == null),
            await open.CountAsync(mail => mail.FailedAt != null),
            await open.CountAsync(mail => mail.FailedAt == null && mail.HeldAt != null));
    }

    /// <summary>The editions to choose from: those whose last session is at most 60 days past, the soonest first.</summary>
    public static async Task<IReadOnlyList<EditionChoice>> EditionChoicesAsync(this StartupsDb db, DateTimeOffset now)
    {
        var since = now - TimeSpan.FromDays(60);
        var rows = await db.Editions.Where(edition => edition.PublishedAt != null && edition.Sessions.Any(session => session.EndsAt > since))
            .OrderBy(edition => edition.Sessions.Min(session => session.StartsAt))
            .Select(edition => new { edition.Id, edition.Programme.Title, First = edition.Sessions.Min(session => session.Date) }).ToListAsync();
        return [.. rows.Select(row => new EditionChoice(row.Id, row.Title, row.First))];
    }
}

public sealed record EditionChoice(long Id, LocalText Title, DateOnly First);

/// <summary>Which mails a list shows.</summary>
/// <param name="State">One state at a time.</param>
/// <param name="Kind">One kind of letter; null for all.</param>
/// <param name="EditionId">Of one edition; null for all.</param>
/// <param name="Day">When it went out, was given up, voided or held, or when it is due; null for all.</param>
/// <param name="EnrolmentId">To one person; null for all.</param>
public sealed record MailFilter(MailState State, string? Kind, long? EditionId, DateOnly? Day, long? EnrolmentId)
{
    public IQueryable<OutboxMail> Of(IQueryable<OutboxMail> mails, StartupsDb db)
    {
        mails = OfState(mails);
        if (Kind is not null)
            mails = mails.Where(mail => mail.Kind == Kind);
        if (EditionId is not null)
        {
            var theirs = db.Enrolments.Where(enrolment => enrolment.EditionId == EditionId).Select(enrolment => enrolment.Id);
            mails = mails.Where(mail => mail.SubjectType == Enrolment.SubjectType && theirs.Contains(mail.SubjectId));
        }

        if (EnrolmentId is { } person)
            mails = mails.About(Enrolment.SubjectOf(person));
        return Warsaw.Known(Day) is { } day ? OnDay(mails, Warsaw.ToInstant(day, TimeOnly.MinValue), Warsaw.ToInstant(day.AddDays(1), TimeOnly.MinValue)) : mails;
    }

    private IQueryable<OutboxMail> OfState(IQueryable<OutboxMail> mails) => State switch
    {
        MailState.Sent => mails.Where(mail => mail.SentAt != null),
        MailState.Failed => mails.Where(mail => mail.SentAt == null && mail.FailedAt != null),
        MailState.Voided => mails.Where(mail => mail.SentAt == null && mail.FailedAt == null && mail.VoidedAt != null),
        MailState.Held => mails.Where(mail => mail.SentAt == null && mail.FailedAt == null && mail.VoidedAt == null && mail.HeldAt != null),
        _ => mails.Where(mail => mail.SentAt == null && mail.FailedAt == null && mail.VoidedAt == null && mail.HeldAt == null),
    };

    private IQueryable<OutboxMail> OnDay(IQueryable<OutboxMail> mails, DateTimeOffset from, DateTimeOffset until) => State switch
    {
        MailState.Sent => mails.Where(mail => mail.SentAt >= from && mail.SentAt < until),
        MailState.Failed => mails.Where(mail => mail.FailedAt >= from && mail.FailedAt < until),
        MailState.Voided => mails.Where(mail => mail.VoidedAt >= from && mail.VoidedAt < until),
        MailState.Held => mails.Where(mail => mail.HeldAt >= from && mail.HeldAt < until),
        _ => mails.Where(mail => mail.DueAt >= from && mail.DueAt < until),
    };
}
