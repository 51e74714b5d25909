namespace Lublin.Startups.Web.Pages.Office.Asking;

/// <summary>What is asked before something is done, in words.</summary>
/// <param name="Heading">The question.</param>
/// <param name="Do">The button.</param>
/// <param name="Back">The path back, for people who change their mind.</param>
/// <param name="Keep">The words of that link.</param>
public sealed record Ask(string Heading, string Do, string Back, string Keep)
{
    /// <summary>Pages above this one; the question itself is not among them.</summary>
    public IReadOnlyList<(string Path, string Words)> Crumbs { get; init; } = [];

    /// <summary>A partial view between the crumbs and the question.</summary>
    public (string View, object Model)? Above { get; init; }

    /// <summary>What it is about.</summary>
    public string? About { get; init; }

    /// <summary>When that takes place.</summary>
    public string? When { get; init; }

    /// <summary>What happens then; empty ones are left out.</summary>
    public IReadOnlyList<string> Then { get; init; } = [];

    /// <summary>The people affected.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public AskWhy? Why { get; init; }

    /// <summary>Takes something away from somebody.</summary>
    public bool IsGrave { get; init; }
}

/// <summary>Asks for a reason, too.</summary>
/// <param name="Label">Key of the field's words.</param>
/// <param name="Hint">Key of the text that says who reads it.</param>
/// <param name="Rows">One line or several.</param>
public sealed record AskWhy(string Label, string Hint, int Rows);
