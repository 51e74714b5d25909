namespace Lublin.Startups.Web.Verbs;

/// <summary>Something the program does instead of serving pages, and then ends: <c>dotnet Lublin.Startups.Web.dll backup /backups/today.db</c>.</summary>
/// <param name="Name">The first word of the command line.</param>
/// <param name="Operands">What must follow, as the usage shows it; in square brackets what may be left out.</param>
/// <param name="Switches">What may follow besides, with its dashes.</param>
/// <param name="Does">What it does, in one line of the usage.</param>
/// <param name="RunAsync">Does it. What went well it prints; why it cannot is an exception that <see cref="StartTrouble"/> explains.</param>
public sealed record Verb(string Name, IReadOnlyList<string> Operands, IReadOnlyList<string> Switches, string Does, Func<VerbCall, Task> RunAsync)
{
    internal string Usage => string.Join(' ', [Name, .. Operands, .. Switches.Select(name => $"[{name}]")]);

    internal bool Fits(VerbCall call) =>
        call.Operands.Count <= Operands.Count
        && call.Operands.Count >= Operands.Count(operand => operand[0] != '[')
        && call.Switches.All(name => Switches.Contains(name, StringComparer.Ordinal));
}

/// <summary>A verb as it was asked for.</summary>
/// <param name="Operands">As many as the verb takes.</param>
/// <param name="Switches">Those of the verb's that were given.</param>
/// <param name="Build">Makes the application with its settings, ready to be asked for its parts and not started. The caller disposes it.</param>
public sealed record VerbCall(IReadOnlyList<string> Operands, IReadOnlyList<string> Switches, Func<WebApplication> Build);
