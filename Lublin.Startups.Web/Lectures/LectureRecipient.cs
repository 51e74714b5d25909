using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>The person a letter about lectures goes to, as they stand when it is written.</summary>
/// <param name="Role">Why they hear of lectures.</param>
/// <param name="Subject">By which their calendar entries are told from those of others.</param>
/// <param name="To">Null: no letter goes to them by now.</param>
internal sealed record LectureRecipient(LectureRole Role, SubjectKey Subject, Addressee? To)
{
    /// <summary>With a place, or an offer of one; null for speakers and hosts.</summary>
    public Enrolment? Enrolment { get; init; }

    /// <summary>What opens the page of their lectures; null for those with a place, and for whoever leads trainings alone.</summary>
    public (LinkPurpose Purpose, LinkHolder Holder)? OwnPage { get; init; }

    /// <summary>Sessions that are theirs.</summary>
    public required Func<Session, bool> IsTheirs { get; init; }

    /// <summary>What they may know of a session that is theirs; null when it is not.</summary>
    public Slot? SlotOf(Session session) => !IsTheirs(session) ? null : Masked(Slot.Of(session));

    /// <summary>A person who is only offered a place does not know the link.</summary>
    public Slot? Masked(Slot? slot) => slot is not null && Enrolment is { ConfirmedAt: null } ? slot with { OnlineLink = null } : slot;
}

internal static class LectureRecipients
{
    /// <summary>Null when there is nobody of this name any more, or they gave their place up.</summary>
    public static async Task<LectureRecipient?> LectureRecipientAsync(this StartupsDb db, SubjectKey subject, CancellationToken cancellation) => subject.Type switch
    {
        "presenter" => await PresenterAsync(db, subject, cancellation),
        "host" => await HostAsync(db, subject, cancellation),
        _ => await PlaceAsync(db, subject, cancellation),
    };

    private static async Task<LectureRecipient?> PresenterAsync(StartupsDb db, SubjectKey subject, CancellationToken cancellation)
    {
        if (await db.Presenters.AsNoTracking().SingleOrDefaultAsync(presenter => presenter.Id == subject.Id, cancellation) is not { } presenter)
            return null;
        var speaker = await db.Speakers.AsNoTracking().SingleOrDefaultAsync(speaker => speaker.PresenterId == presenter.Id, cancellation);
        return new(LectureRole.Presenter, subject, presenter.Email is { } email ? new(email, presenter.Name, presenter.Language) : null)
        {
            OwnPage = speaker is null ? null : (LinkPurpose.Speaker, speaker.Holder()),
            IsTheirs = session => SessionPresenters.Of(session).Contains(presenter.Id),
        };
    }

    private static async Task<LectureRecipient?> HostAsync(StartupsDb db, SubjectKey subject, CancellationToken cancellation)
    {
        if (await db.Hosts.AsNoTracking().SingleOrDefaultAsync(host => host.Id == subject.Id, cancellation) is not { } host)
            return null;
        var editions = await db.Lectures.Where(lecture => lecture.HostId == host.Id).Select(lecture => lecture.EditionId).ToListAsync(cancellation);
        return new(LectureRole.Host, subject, host.Email is { } email ? new(email, host.Name, host.Language) : null)
        {
            OwnPage = (LinkPurpose.Host, host.Holder()),
            IsTheirs = session => editions.Contains(session.EditionId),
        };
    }

    private static async Task<LectureRecipient?> PlaceAsync(StartupsDb db, SubjectKey subject, CancellationToken cancellation)
    {
        if (await db.EnrolmentForLetterAsync(subject.Id, cancellation) is not { State: EnrolmentState.Confirmed or EnrolmentState.Offered or EnrolmentState.CancelledByOffice } person)
            return null;
        // A person cancelled by the office has had a letter of their own.
        if (person is { State: EnrolmentState.CancelledByOffice, CancelReason: not null })
            return null;
        return new(LectureRole.Enrolment, subject, person is { IsMailed: true, Applicant.Email: { } email } ? new(email, person.Applicant.Name, person.Language) : null)
        {
            Enrolment = person,
            IsTheirs = session => session.EditionId == person.EditionId,
        };
    }
}
