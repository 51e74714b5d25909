namespace Lublin.Startups.Web.Clock;

/// <summary>
/// A clock that begins at a given instant and runs on at the pace of another one. It follows that clock's
/// monotonic timestamp, so a correction of the machine's time never moves it.
/// </summary>
/// <param name="startAt">The instant shown at the moment of construction.</param>
/// <param name="pace">The clock that gives the pace; the system's unless a test says otherwise.</param>
public sealed class StartedClock(DateTimeOffset startAt, TimeProvider? pace = null) : TimeProvider
{
    private readonly TimeProvider _pace = pace ?? System;
    private readonly DateTimeOffset _startAt = startAt.ToUniversalTime();
    private readonly long _startedAt = (pace ?? System).GetTimestamp();

    public override long TimestampFrequency => _pace.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _startAt + _pace.GetElapsedTime(_startedAt);

    public override long GetTimestamp() => _pace.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _pace.CreateTimer(callback, state, dueTime, period);
}
