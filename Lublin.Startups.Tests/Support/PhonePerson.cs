using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests.Support;

/// <summary>A person who does everything in a browser on a page as small as a telephone, and reads their own mail.</summary>
public sealed partial class PhonePerson(IPage page, RunningSite site, SmtpSink post, string name, string email)
{
    private const float Patience = 20_000;

    public string Email => email;

    public IPage Page => page;

    public static async Task<PhonePerson> ArriveAsync(RunningSite site, SmtpSink post, string name, string email, bool javaScript = true, int width = 390) =>
        new(await Browser.NewPageAsync(width, 844, javaScript), site, post, name, email);

    public Task OpenAsync(string address) => page.GotoAsync(site.At(address));

    /// <summary>Waits until the page has this heading.</summary>
    public Task SeesAsync(string heading) =>
        Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(heading, new() { Timeout = Patience });

    public Task FollowAsync(string link) => page.GetByRole(AriaRole.Link, new() { NameRegex = Beginning(link) }).First.ClickAsync();

    public Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new() { NameRegex = Beginning(button) }).ClickAsync();

    /// <summary>Fills in the form as somebody who plans a firm, and sends it.</summary>
    public async Task FillInAsync()
    {
        await page.Locator("#Form_Name").FillAsync(name);
        await page.Locator("#Form_Email").FillAsync(email);
        await page.Locator("input[value=PlansFirm]").CheckAsync();
        await page.Locator("#Form_Terms").CheckAsync();
        await PressAsync("Dalej: sprawdź dane");
    }

    /// <summary>The person's next mail whose subject begins so.</summary>
    public Task<ReceivedMail> MailAsync(string subject) => post.WaitForAsync(
        mail => mail.Recipients.Contains(email, StringComparer.Ordinal) && mail.Subject.StartsWith(subject, StringComparison.Ordinal), TimeSpan.FromMinutes(1));

    /// <summary>The person's mails whose subject begins so.</summary>
    public IReadOnlyList<ReceivedMail> Mails(string subject) =>
        [.. post.Mails.Where(mail => mail.Recipients.Contains(email, StringComparer.Ordinal) && mail.Subject.StartsWith(subject, StringComparison.Ordinal))];

    /// <summary>Opens the personal link as it stands in the mail's text.</summary>
    public async Task OpenLinkOfAsync(ReceivedMail mail) => await page.GotoAsync(PersonalLink().Match(mail.Text!).Value);

    private static Regex Beginning(string words) => new("^" + Regex.Escape(words), RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"^https?://\S+/moje-(zapisy|wyklady)/[\w-]{32}(?![\w-])", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PersonalLink();
}
