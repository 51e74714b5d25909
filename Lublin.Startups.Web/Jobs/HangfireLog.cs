using Hangfire.AspNetCore;
using Hangfire.Logging;

namespace Lublin.Startups.Web.Jobs;

/// <summary>Hangfire's log in ours. Hangfire keeps it for the whole process, and asks for it also when the application whose log it was has ended.</summary>
internal sealed class HangfireLog(ILoggerFactory loggers) : ILogProvider
{
    private readonly AspNetCoreLogProvider provider = new(loggers);

    public ILog GetLogger(string name)
    {
        try
        {
            return provider.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new Silence();
        }
    }

    private sealed class Silence : ILog
    {
        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
