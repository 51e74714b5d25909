using System.Diagnostics;
using System.Globalization;
using Lublin.Startups.Web.Data.Backups;

namespace Lublin.Startups.Web.Verbs;

/// <summary>A copy to put away.</summary>
internal static class BackupVerb
{
    public static async Task RunAsync(VerbCall call)
    {
        GiveWay();
        await using var app = call.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var written = await scope.ServiceProvider.GetRequiredService<IBackups>().WriteAsync(call.Operands[0]);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{written.File}: {written.Bytes / 1024.0 / 1024.0:0.0} MB, {written.Contents}. Read again and found whole. Keep Links__Secret with it."));
    }

    // People who sign up at the running program go first; threads have the priority of the one that made them, so this comes before all else.
    private static void GiveWay()
    {
        using var self = Process.GetCurrentProcess();
        self.PriorityClass = ProcessPriorityClass.BelowNormal;
    }
}

/// <summary>A backup in the place of the database.</summary>
internal static class RestoreVerb
{
    public const string Over = "--over";

    public static async Task RunAsync(VerbCall call)
    {
        await using var app = call.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var restored = await scope.ServiceProvider.GetRequiredService<IBackups>().RestoreAsync(call.Operands[0], call.Switches.Contains(Over, StringComparer.Ordinal));
        await Console.Out.WriteLineAsync($"Restored: {restored.Contents}.");
        if (restored.Replaced is { } replaced)
            await Console.Out.WriteLineAsync($"What was there is kept as {replaced}; remove it when it is no longer needed.");
        if (restored.Older)
            await Console.Out.WriteLineAsync("The backup was made by an older program: the next start, or the verb migrate, brings it to this one.");
    }
}
