namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Why staff do what the rule would not.</summary>
public static class Reasons
{
    public const int Longest = 300;

    /// <param name="typed">As typed.</param>
    /// <param name="wrong">Is told the key of what is wrong.</param>
    /// <returns>Null when there is none, or it is too long.</returns>
    public static string? Read(string? typed, Action<string> wrong)
    {
        var reason = typed?.Trim();
        if (string.IsNullOrEmpty(reason))
            wrong("Wrong.Reason.Empty");
        else if (reason.Length > Longest)
            wrong("Wrong.Reason.TooLong");
        else
            return reason;
        return null;
    }
}
