namespace Lublin.Startups.Tests.Support;

/// <summary>The programs the tests need besides .NET.</summary>
/// <param name="Chromium">Full path of Chromium (or Chrome).</param>
/// <param name="PostgresFolder">Full path of the folder with <c>initdb</c> and <c>postgres</c>.</param>
public sealed record Tools(string Chromium, string PostgresFolder);

/// <summary>What kind of machine this is, as far as installing goes.</summary>
public enum MachineKind
{
    /// <summary>Debian.</summary>
    Debian,

    /// <summary>Ubuntu, whose Chromium has another package name.</summary>
    Ubuntu,

    /// <summary>Any other Linux.</summary>
    OtherLinux,

    /// <summary>macOS.</summary>
    Mac,

    /// <summary>Windows.</summary>
    Windows,
}

/// <summary>Gives the tests the programs they need: finds them, installs them where that is ours to do, or says in one sentence what to run.</summary>
public static class Machine
{
    private static readonly string Log = Path.Combine(Path.GetTempPath(), "lublin-startups-install.log");

    private static readonly Lazy<Task<Tools>> Furnished = new(() => Task.Run(FurnishAsync));

    /// <summary>The programs, sought (and on Debian or Ubuntu as root installed) once per test run.</summary>
    /// <exception cref="InvalidOperationException">Something is missing; the message is the sentence that says what to do.</exception>
    public static Task<Tools> ToolsAsync() => Furnished.Value;

    /// <summary>The packages that the tests will install on this machine; none where everything is there, or where installing is not ours to do.</summary>
    public static string[] ToInstall()
    {
        var (chromium, postgres) = Look();
        return IsOursToFurnish(Kind()) ? Packages(Kind(), chromium is null, postgres is null) : [];
    }

    /// <summary>The one sentence for a person whose machine lacks <paramref name="chromium"/> or <paramref name="postgres"/>.</summary>
    public static string Remedy(MachineKind kind, bool chromium, bool postgres)
    {
        var missing = (chromium, postgres) switch
        {
            (true, true) => "Chromium and PostgreSQL are",
            (true, false) => "Chromium is",
            _ => "PostgreSQL is",
        };
        return $"{missing} needed by the tests: {Advice(kind, chromium, postgres)} and run them again.";
    }

    private static async Task<Tools> FurnishAsync()
    {
        var (chromium, postgres) = Look();
        if (chromium is null || postgres is null)
        {
            var kind = Kind();
            if (IsOursToFurnish(kind))
                (chromium, postgres) = await InstallAsync(kind);
        }

        return chromium is not null && postgres is not null
            ? new Tools(chromium, postgres)
            : throw new InvalidOperationException(Remedy(Kind(), chromium is null, postgres is null));
    }

    private static bool IsOursToFurnish(MachineKind kind) => kind is MachineKind.Debian or MachineKind.Ubuntu && Environment.IsPrivilegedProcess;

    private static (string? Chromium, string? Postgres) Look() => (
        Command.Find(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "Google Chrome", "Chromium"], ChromiumFolders()),
        Path.GetDirectoryName(Command.Find(["initdb"], PostgresFolders())));

    private static string[] ChromiumFolders() =>
    [
        "/usr/bin",
        "/usr/local/bin",
        "/snap/bin",
        "/Applications/Chromium.app/Contents/MacOS",
        "/Applications/Google Chrome.app/Contents/MacOS",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Google", "Chrome", "Application"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Chromium", "Application"),
    ];

    private static IEnumerable<string> PostgresFolders() =>
        new[] { "/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr", Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL") }
            .Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .OrderByDescending(folder => folder, StringComparer.Ordinal)
            .Select(folder => Path.Combine(folder, "bin"));

    private static MachineKind Kind()
    {
        if (OperatingSystem.IsWindows())
            return MachineKind.Windows;
        if (OperatingSystem.IsMacOS())
            return MachineKind.Mac;
        if (Command.Find(["apt-get"], ["/usr/bin"]) is null || !File.Exists("/etc/os-release"))
            return MachineKind.OtherLinux;
        return File.ReadLines("/etc/os-release").Contains("ID=ubuntu", StringComparer.Ordinal) ? MachineKind.Ubuntu : MachineKind.Debian;
    }

    private static async Task<(string? Chromium, string? Postgres)> InstallAsync(MachineKind kind)
    {
        using var mine = await LockFile.TakeAsync(Path.Combine(Path.GetTempPath(), "lublin-startups-install.lock"), TimeSpan.FromMinutes(15));
        var (chromium, postgres) = Look();
        if (chromium is not null && postgres is not null)
            return (chromium, postgres);

        var packages = Packages(kind, chromium is null, postgres is null);
        var done = await AptAsync(packages);
        if (!done.Succeeded)
        {
            // A first install can fail half-way while the system upgrades itself; a short while later the same command works.
            using var pause = new PeriodicTimer(TimeSpan.FromSeconds(20));
            await pause.WaitForNextTickAsync();
            done = await AptAsync(packages);
        }

        return done.Succeeded
            ? Look()
            : throw new InvalidOperationException(
                $"{Remedy(kind, chromium is null, postgres is null)} Installing them failed with {done.ExitCode}; the end of {Log}:\n{done.Tail()}");
    }

    private static async Task<CommandResult> AptAsync(string[] packages)
    {
        var update = await Command.RunAsync("apt-get", "-q", "update");
        var install = await Command.RunAsync("apt-get", ["-q", "-y", "-o", "DPkg::Lock::Timeout=300", "install", "--no-install-recommends", .. packages]);
        var both = new CommandResult(install.ExitCode, $"{update.Output}\n{install.Output}");
        await File.AppendAllTextAsync(Log, both.Output);
        return both;
    }

    private static string Advice(MachineKind kind, bool chromium, bool postgres) => kind switch
    {
        MachineKind.Debian or MachineKind.Ubuntu => $"run `sudo apt-get install {string.Join(' ', Packages(kind, chromium, postgres))}`",
        MachineKind.Mac => "run `" + string.Join(" && ", Wanted(chromium, "brew install --cask google-chrome", postgres, "brew install postgresql@17")) + "`",
        MachineKind.Windows => "run `winget install " + string.Join(' ', Wanted(chromium, "Google.Chrome", postgres, "PostgreSQL.PostgreSQL.17")) + "`",
        _ => "install " + string.Join(" and ", Wanted(chromium, "Chromium (`chromium`)", postgres, "the PostgreSQL server (`initdb`)")) + " with the package manager, put them on the PATH",
    };

    private static string[] Packages(MachineKind kind, bool chromium, bool postgres) =>
        Wanted(chromium, kind == MachineKind.Ubuntu ? "chromium-browser" : "chromium", postgres, "postgresql");

    private static string[] Wanted(bool first, string ofFirst, bool second, string ofSecond) =>
        [.. first ? new[] { ofFirst } : [], .. second ? new[] { ofSecond } : []];
}
