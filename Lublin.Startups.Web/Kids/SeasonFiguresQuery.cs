using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Counts what a season comes to: the one way for board, page of figures, protocol and what is kept for ever.</summary>
public static class SeasonFiguresQuery
{
    /// <summary>Three queries, however many groups there are.</summary>
    public static async Task<SeasonFigures> SeasonFiguresAsync(this StartupsDb db, long editionId)
    {
        var (placed, meetings) = (db.Enrolments.Active().Where(enrolment => enrolment.ConfirmedAt != null).Select(enrolment => enrolment.Id), db.Meetings);
        var groups = await db.SchoolGroups.Where(group => group.EditionId == editionId && placed.Contains(group.EnrolmentId!.Value))
            .Select(group => new { group.Children, group.SchoolId, group.TeacherEmail, group.TeacherName, group.TeacherNumber }).ToListAsync();
        var held = await meetings.Where(meeting => meeting.Session.EditionId == editionId && meeting.LoggedAt != null && meeting.Session.CancelledAt == null)
            .Select(meeting => new { meeting.Kind, meeting.Session.Start, meeting.Session.End, HostId = meeting.Window == null ? null : (long?)meeting.Window.HostId }).ToListAsync();
        var animators = await db.SessionPresenters
            .Where(led => meetings.Any(meeting => meeting.SessionId == led.SessionId && meeting.Session.EditionId == editionId && meeting.LoggedAt != null && meeting.Session.CancelledAt == null && meeting.Kind == MeetingKind.Animators))
            .Select(led => led.PresenterId).Distinct().CountAsync();
        var minutes = held.Where(meeting => meeting.Kind == MeetingKind.Animators).Sum(meeting => (meeting.End - meeting.Start).TotalMinutes);
        return new(
            groups.Count,
            groups.Sum(group => group.Children ?? 0),
            groups.Select(group => group.SchoolId).Distinct().Count(),
            groups.Select(group => Teacher(group.TeacherNumber, group.TeacherEmail, group.TeacherName)).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
            animators,
            (int)(minutes / MeetingTemplate.LessonMinutes),
            held.Count(meeting => meeting.Kind == MeetingKind.CompanyVisit),
            held.Count(meeting => meeting.Kind == MeetingKind.CreativeHour),
            held.Select(meeting => meeting.HostId).OfType<long>().Distinct().Count());
    }

    /// <summary>How two groups are told to have the same teacher; null when none was named.</summary>
    internal static string? Teacher(int? number, string? email, string? name) =>
        number is { } known ? $"#{known}" : string.IsNullOrEmpty(email) ? name : email.Trim().ToUpperInvariant();
}
