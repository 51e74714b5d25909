using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments;

public abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    /// <param name="Slug">The last part of its address, for ever.</param>
    public sealed record Published(string Slug) : PublishOutcome;

    /// <param name="At">When.</param>
    /// <param name="By">As the history names the person; null when it does not know.</param>
    public sealed record Already(DateTimeOffset At, string? By) : PublishOutcome;

    public sealed record NotReady(Readiness Readiness) : PublishOutcome;

    public sealed record AsksReason(Readiness Readiness) : PublishOutcome;
}
