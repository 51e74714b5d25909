namespace Lublin.Startups.Web.Enrolment;

/// <summary>"I can't come" to one session: told beforehand, it frees no seat and needs no reminder.</summary>
public sealed class Absence(long enrolmentId, long sessionId, DateTimeOffset toldAt)
{
    public long Id { get; private set; }
    public long EnrolmentId { get; private set; } = enrolmentId;
    public long SessionId { get; private set; } = sessionId;
    public DateTimeOffset ToldAt { get; private set; } = toldAt;
}
