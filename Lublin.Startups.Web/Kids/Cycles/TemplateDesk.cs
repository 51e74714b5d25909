using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids.Cycles;

/// <summary>Which meetings every cycle of a season has.</summary>
public sealed class TemplateDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    public const int MostMeetings = 10;
    public const int LongestTitle = 120;
    public const int MostMinutes = 180;
    public const int MostDaysAfter = 60;

    /// <summary>Why a template is refused; null when it is not.</summary>
    public static TemplateFault? FaultOf(IReadOnlyList<MeetingTemplate> template) =>
        template.Count == 0 || template.All(meeting => meeting.Kind != MeetingKind.Animators) ? TemplateFault.NoMeeting
        : template.Count(meeting => meeting.Kind == MeetingKind.CompanyVisit) > 1 ? TemplateFault.TwoVisits
        : template.Any(meeting => meeting.Kind == MeetingKind.CreativeHour || meeting.Title.Trim().Length is 0 or > LongestTitle || meeting.Minutes is < 15 or > MostMinutes || meeting.DaysAfter is < 1 or > MostDaysAfter) ? TemplateFault.OutOfRange
        : template.Count > MostMeetings ? TemplateFault.TooMany
        : null;

    /// <returns>What is wrong with it; null when it is stored. Meetings that were made already keep what they are.</returns>
    public Task<TemplateFault?> ChangeAsync(long editionId, int seen, IReadOnlyList<MeetingTemplate> template, string actor) => writer.CommitAsync<TemplateFault?>(
        db,
        async () =>
        {
            if (FaultOf(template) is { } fault)
                return fault;
            var season = await db.Seasons.SingleAsync(each => each.EditionId == editionId);
            if (season.Version != seen)
                return TemplateFault.Overtaken;
            season.ChangeTemplate(template);
            db.Add(new History("edition", editionId, "TemplateChanged", actor, clock.GetUtcNow()));
            return null;
        });
}

public enum TemplateFault
{
    /// <summary>None, or none that animators lead.</summary>
    NoMeeting,
    TwoVisits,
    TooMany,
    OutOfRange,

    /// <summary>Somebody changed the season meanwhile.</summary>
    Overtaken,
}
