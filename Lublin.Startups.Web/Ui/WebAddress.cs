namespace Lublin.Startups.Web.Ui;

/// <summary>Links that staff type: only an address that a browser opens as a page becomes one to click.</summary>
public static class WebAddress
{
    /// <returns>Null when it is no such address.</returns>
    public static Uri? Of(string? typed) =>
        Uri.TryCreate(typed, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;
}
