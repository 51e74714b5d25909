namespace Lublin.Startups.Web.Verbs;

/// <summary>Reads the command line: a verb with its words, or nothing but settings and the program serves pages.</summary>
public static class CommandLine
{
    private const int Misused = 2;
    private static readonly string[] Help = ["help", "--help", "-h"];

    /// <summary>Does what the command line tells it to; null when that is to serve pages.</summary>
    /// <param name="args">A verb, its operands and switches, and settings as <c>--Key=value</c>, in any order behind the verb.</param>
    /// <param name="build">Makes the application with the settings of the command line.</param>
    /// <returns>The exit code: 2 when there is no such verb or it was used wrongly.</returns>
    public static async Task<int?> RunVerbAsync(string[] args, Func<string[], WebApplication> build)
    {
        if (args is not [var name, .. var words] || IsSetting(name) && !Help.Contains(name, StringComparer.Ordinal))
            return null;
        if (Help.Contains(name, StringComparer.Ordinal))
        {
            await Console.Out.WriteLineAsync(Usage());
            return 0;
        }

        var settings = words.Where(word => IsSetting(word) && word.Contains('=', StringComparison.Ordinal)).ToArray();
        var call = new VerbCall([.. words.Where(word => !IsSwitch(word))], [.. words.Where(IsSwitch).Except(settings, StringComparer.Ordinal)], () => build(settings));
        if (VerbTable.All.FirstOrDefault(known => string.Equals(known.Name, name, StringComparison.Ordinal)) is not { } verb)
            return await MisusedAsync($"There is no verb {name}.");
        if (!verb.Fits(call))
            return await MisusedAsync($"It is: {verb.Usage}");
        await verb.RunAsync(call);
        return 0;
    }

    /// <summary>One screen about all verbs.</summary>
    internal static string Usage()
    {
        var width = VerbTable.All.Max(verb => verb.Usage.Length);
        return string.Join(
            Environment.NewLine,
            [
                "dotnet Lublin.Startups.Web.dll [--Key=value …]          serves pages",
                "dotnet Lublin.Startups.Web.dll <verb> [--Key=value …]   does one thing and ends:",
                .. VerbTable.All.Select(verb => $"  {verb.Usage.PadRight(width)}  {verb.Does}"),
                "Settings come from the environment, from appsettings.json and from --Key=value; appsettings.Example.json explains each.",
                "Exit codes: 0 done, 1 could not be done, 2 misused.",
            ]);
    }

    private static async Task<int?> MisusedAsync(string why)
    {
        await Console.Error.WriteLineAsync($"{why}{Environment.NewLine}{Environment.NewLine}{Usage()}");
        return Misused;
    }

    // "/data/startups.db" is a file; the framework's "/Key=value" is left to the web server.
    private static bool IsSetting(string word) => IsSwitch(word) || word.Contains('=', StringComparison.Ordinal);

    private static bool IsSwitch(string word) => word.StartsWith('-');
}
