using System.Diagnostics;

namespace Lublin.Startups.Tests.Support;

/// <summary>What a finished command left behind: its exit code and all it printed, both streams together.</summary>
public sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>Whether the command ended with exit code 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>The last lines of what was printed: enough for a failure message.</summary>
    public string Tail(int lines = 25) => string.Join('\n', Output.TrimEnd().Split('\n').TakeLast(lines));
}

/// <summary>Runs another program to its end, and finds programs on the PATH.</summary>
public static class Command
{
    /// <summary>Runs <paramref name="program"/> and waits for its end.</summary>
    public static async Task<CommandResult> RunAsync(string program, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(StartInfo(program, arguments))
            ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, await output + await errors);
    }

    /// <summary>Runs <paramref name="program"/>; anything but exit code 0 is an <see cref="InvalidOperationException"/> with the last lines printed.</summary>
    public static async Task RequireAsync(string program, params IReadOnlyList<string> arguments)
    {
        var result = await RunAsync(program, arguments);
        if (!result.Succeeded)
            throw new InvalidOperationException($"{program} ended with {result.ExitCode}:\n{result.Tail()}");
    }

    /// <summary>A start with all three streams in our hands, so that no child holds the test run's own console open.</summary>
    public static ProcessStartInfo StartInfo(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        start.Environment["LC_ALL"] = "C";
        // As in the tests' own process.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }

    /// <summary>The full path of the first of <paramref name="names"/> that stands on the PATH or in one of <paramref name="usualFolders"/>.</summary>
    public static string? Find(IEnumerable<string> names, IEnumerable<string> usualFolders)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(usualFolders)
            .ToList();
        var endings = OperatingSystem.IsWindows() ? new[] { ".exe" } : [""];
        return names
            .SelectMany(name => folders.SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending))))
            .FirstOrDefault(Stands);
    }

    // File.Exists says yes to a link whose target has gone.
    private static bool Stands(string path) =>
        File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is not { Exists: false };
}
