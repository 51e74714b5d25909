using System.Collections.Concurrent;
using Lublin.Startups.Tests.Support;
using Xunit.Runner.Common;
using Xunit.Sdk;

[assembly: RegisterRunnerReporter(typeof(RunProgress))]

namespace Lublin.Startups.Tests.Support;

/// <summary>Says every few seconds how far the run is, and ends a run in which a test waits for ever, with its name.</summary>
public sealed class RunProgress : IRunnerReporter
{
    public string Description => "says how far the run is";
    public string? RunnerSwitch => "howfar";
    public bool CanBeEnvironmentallyEnabled => true;
    public bool IsEnvironmentallyEnabled => true;
    public bool ForceNoLogo => true;

    public ValueTask<IRunnerReporterMessageHandler> CreateMessageHandler(IRunnerLogger logger, IMessageSink? diagnosticMessageSink) => new(new Watch(logger));

    private sealed class Watch : DefaultRunnerReporterMessageHandler
    {
        private const int BrokenOff = 3;
        private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

        private readonly long begun = TimeProvider.System.GetTimestamp();
        private readonly ConcurrentDictionary<string, (string Name, long Since)> running = new(StringComparer.Ordinal);
        private readonly ITimer timer;
        private long progressed = TimeProvider.System.GetTimestamp();
        private int total;
        private int finished;
        private int failed;

        public Watch(IRunnerLogger logger)
            : base(logger) => timer = TimeProvider.System.CreateTimer(_ => Look(), null, Pace, Pace);

        public override ValueTask DisposeAsync()
        {
            timer.Dispose();
            return base.DisposeAsync();
        }

        protected override void HandleTestAssemblyDiscoveryFinished(MessageHandlerArgs<TestAssemblyDiscoveryFinished> args)
        {
            total = args.Message.TestCasesToRun;
            Say($"{total} tests on SQLite, on PostgreSQL and in a browser.");
            if (Machine.ToInstall() is { Length: > 0 } packages)
                Say($"Installing first, as root: {string.Join(", ", packages)}.");
        }

        protected override void HandleTestStarting(MessageHandlerArgs<ITestStarting> args)
        {
            running[args.Message.TestUniqueID] = (args.Message.TestDisplayName, TimeProvider.System.GetTimestamp());
            base.HandleTestStarting(args);
        }

        protected override void HandleTestFailed(MessageHandlerArgs<ITestFailed> args)
        {
            Interlocked.Increment(ref failed);
            base.HandleTestFailed(args);
        }

        protected override void HandleTestFinished(MessageHandlerArgs<ITestFinished> args)
        {
            running.TryRemove(args.Message.TestUniqueID, out _);
            Interlocked.Increment(ref finished);
            Interlocked.Exchange(ref progressed, TimeProvider.System.GetTimestamp());
            base.HandleTestFinished(args);
        }

        private void Look()
        {
            if (running.Values.Any(test => Past(test.Since) > Patience) || Past(Interlocked.Read(ref progressed)) > Patience)
                BreakOff();
            if (total > 0)
                Say($@"{finished} of {total} tests, {failed} failed, {Past(begun):m\:ss}");
        }

        private void BreakOff()
        {
            var waiting = running.Values.OrderBy(test => test.Since).Select(test => $"{test.Name} ({Past(test.Since):m\\:ss})").DefaultIfEmpty("what prepares the next test");
            Logger.LogError($"Broken off, because for {Patience.TotalMinutes:0} minutes there was no end of: {string.Join(", ", waiting)}");
            Environment.Exit(BrokenOff);
        }

        private void Say(string line) => Logger.LogImportantMessage($"  {line}");

        private static TimeSpan Past(long since) => TimeProvider.System.GetElapsedTime(since);
    }
}
