namespace Lublin.Startups.Web.Mail;

/// <summary>Between two steps of a mail: whoever reads a page and waits for this processor gets it now instead of at the system's next tick, up to 4 ms later.</summary>
internal static class Courtesy
{
    public static void LetOthersGoFirst() => Thread.Yield();
}
