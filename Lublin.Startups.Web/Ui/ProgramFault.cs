using System.Text.RegularExpressions;

namespace Lublin.Startups.Web.Ui;

/// <summary>What the program notes of its own faults is the name of a kind of exception: for the log's readers, not for the office.</summary>
public static partial class ProgramFault
{
    /// <summary>Whether a failure is one of those, and not what a server answered.</summary>
    public static bool IsOne(string failure) => Name().IsMatch(failure);

    [GeneratedRegex(@"^\w+Exception$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
