using System.Text.RegularExpressions;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Kids;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests;

/// <summary>What a school secretary does on a telephone in <see cref="KidsJourneyTests"/>, reading the school's mail.</summary>
internal sealed partial class KidsSchoolSteps(RunningSite site, SmtpSink post, IPage page)
{
    public const string Official = "sekretariat801@example.org";
    private const string Teacher = "anna@example.org";
    private readonly List<string> used = [];

    /// <summary>Asks for a link and uses it; a device forgets the school after a month.</summary>
    public async Task ComeInAsync()
    {
        await page.GotoAsync(site.At(SchoolLinks.Find));
        await page.FillAsync("#szukaj", "801");
        await page.ClickAsync("button:has-text('Szukaj')");
        await page.ClickAsync("main a:has-text('Szkoła demo nr 801')");
        await page.ClickAsync("text=Wyślij link");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sprawdź skrzynkę szkoły");
        var mail = await post.WaitForAsync(mail => mail.Recipients.Contains(Official, StringComparer.Ordinal) && DeskLink().Match(mail.Text!) is { Success: true } link && !used.Contains(link.Value), TimeSpan.FromMinutes(1));
        var link = DeskLink().Match(mail.Text!).Value;
        used.Add(link);
        await page.GotoAsync(link);
        await page.ClickAsync("text=Wejdź do panelu szkoły");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Szkoła demo nr 801");
    }

    public async Task RegisterAsync(params (string Label, int Children)[] groups)
    {
        foreach (var (label, children) in groups)
        {
            await page.ClickAsync("text=Dodaj grupę");
            await FillAsync(label, children);
            await page.ClickAsync("main form button[type=submit]");
            await Assertions.Expect(page.Locator(".toast-pl")).ToHaveTextAsync("Zapisaliśmy grupę.");
        }

        await page.ClickAsync(".confirmbar a");
        await page.CheckAsync("#Form_Terms");
        await page.ClickAsync("text=Potwierdź 3 grupy");
    }

    public Task SeesAsync(params string[] states) => Assertions.Expect(page.Locator(".gcard .tag")).ToHaveTextAsync(states);

    public async Task IsToldOfAllAsync(params string[] labels)
    {
        var mail = await post.WaitForAsync(mail => mail.Recipients.Contains(Official, StringComparer.Ordinal) && mail.Text!.Contains("DZ-2027-003", StringComparison.Ordinal), TimeSpan.FromMinutes(1));
        Assert.All(labels, label => Assert.Contains(label, mail.Text!, StringComparison.Ordinal));
        Assert.Contains("rezerw", mail.Text!, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Groups with a place read their dates in a letter each; a group that waits has none.</summary>
    public async Task KnowsTheDatesAsync(int groups)
    {
        await site.UntilAsync("letters with dates", _ => Task.FromResult(DatesTold() >= groups));
        Assert.Equal(groups, DatesTold());
        await page.GotoAsync(site.At(SchoolLinks.Desk));
        await Assertions.Expect(page.Locator(".gcard:has(.tag-ok):has-text('Poznajemy Koziołka')")).ToHaveCountAsync(groups);
        await Assertions.Expect(page.Locator(".gcard.reserve:has-text('Poznajemy Koziołka')")).ToHaveCountAsync(0);
    }

    public async Task ShrinkTheFirstAsync(int children)
    {
        await page.ClickAsync(".gc-act a:has-text('Zmień liczbę dzieci') >> nth=0");
        await page.FillAsync("#Form_Children", $"{children}");
        await page.ClickAsync("text=Zapisz liczbę");
        await Assertions.Expect(page.Locator(".toast-pl")).ToHaveTextAsync("Zapisaliśmy liczbę dzieci i dorosłych.");
    }

    public async Task IsInAsync(string label)
    {
        await post.WaitForAsync(mail => mail.Recipients.Contains(Official, StringComparer.Ordinal) && mail.Subject.StartsWith($"Grupa {label} ma miejsce", StringComparison.Ordinal), TimeSpan.FromMinutes(1));
        await page.GotoAsync(site.At(SchoolLinks.Desk));
        await SeesAsync("Ma miejsce", "Ma miejsce", "Ma miejsce");
    }

    private int DatesTold() => post.Mails.Count(mail => mail.Recipients.Contains(Teacher, StringComparer.Ordinal) && mail.Subject.StartsWith("Terminy spotkań", StringComparison.Ordinal));

    private async Task FillAsync(string label, int children)
    {
        await page.FillAsync("#Form_Label", label);
        await page.FillAsync("#Form_Children", $"{children}");
        await page.FillAsync("#Form_AgeFrom", "6");
        await page.FillAsync("#Form_AgeTo", "7");
        await page.FillAsync("#Form_Adults", "2");
        await page.FillAsync("#Form_TeacherName", "Anna Demo-Lis");
        await page.FillAsync("#Form_TeacherEmail", Teacher);
        await page.FillAsync("#Form_TeacherPhone", "81 466 25 00");
        foreach (var block in (string[])["wtorek 8:00–8:45", "środa 8:00–8:45", "środa 8:45–9:30"])
            await page.GetByLabel(block.Replace("–", "\u2060–\u2060", StringComparison.Ordinal)).CheckAsync();
        await page.CheckAsync("#Form_HeadAgrees");
    }

    [GeneratedRegex(@"https?://\S+/szkola/wejscie/[\w-]+", RegexOptions.None, 1000)]
    private static partial Regex DeskLink();
}
