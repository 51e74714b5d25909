namespace Lublin.Startups.Tests.Support;

/// <summary>A clock that stands until a test moves it; timers made from it fire when it passes them, one after the other, before the move returns.</summary>
/// <param name="start">Where it stands at first: Monday 23 November 2026, 9:00 in Warsaw, unless said otherwise.</param>
public sealed class TestClock(DateTimeOffset? start = null) : TimeProvider
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private readonly Lock gate = new();
    private readonly List<PendingTimer> timers = [];
    private DateTimeOffset now = start?.ToUniversalTime() ?? Monday;
    private long passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp()
    {
        lock (gate)
            return passed;
    }

    /// <summary>How many timers wait to fire.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
                return timers.Count;
        }
    }

    /// <summary>Moves on, and fires each timer that is passed at its own time.</summary>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        long end;
        lock (gate)
            end = passed + time.Ticks;
        while (NextBefore(end) is { } timer)
            timer.Fire();
        MoveTo(end);
    }

    /// <summary>Moves on to an instant that lies ahead.</summary>
    public void AdvanceTo(DateTimeOffset instant) => Advance(instant - GetUtcNow());

    /// <summary>Puts it back to where it stood at first; pending timers wait as long as before.</summary>
    public void PutBack() => SetTo(start ?? Monday);

    /// <summary>Sets it, forward or back, as somebody does at a machine whose time is wrong: no time passes.</summary>
    public void SetTo(DateTimeOffset instant)
    {
        lock (gate)
            now = instant.ToUniversalTime();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new PendingTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private PendingTimer? NextBefore(long end)
    {
        lock (gate)
        {
            if (timers.Where(timer => timer.At <= end).MinBy(timer => timer.At) is not { } next)
                return null;
            MoveTo(Math.Max(passed, next.At));
            next.Rewind();
            return next;
        }
    }

    private void MoveTo(long moment)
    {
        lock (gate)
        {
            now += TimeSpan.FromTicks(moment - passed);
            passed = moment;
        }
    }

    private sealed class PendingTimer(TestClock clock, Action callback) : ITimer
    {
        private TimeSpan period;

        public long At { get; private set; }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                this.period = period;
                clock.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                At = clock.passed + dueTime.Ticks;
                clock.timers.Add(this);
            }

            if (dueTime == TimeSpan.Zero)
                clock.Advance(TimeSpan.Zero);
            return true;
        }

        public void Rewind()
        {
            if (period > TimeSpan.Zero)
                At += period.Ticks;
            else
                clock.timers.Remove(this);
        }

        public void Dispose()
        {
            lock (clock.gate)
                clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
