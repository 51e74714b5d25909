using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Kids;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests;

/// <summary>What the office does in <see cref="KidsJourneyTests"/>, one step after the other.</summary>
internal sealed class KidsOfficeSteps(RunningSite site, IPage page)
{
    private const int Year = 2027;
    private const string Visits = "section[aria-labelledby=CompanyVisit] tbody tr";
    private string first = "";
    private string refused = "";

    public async Task SignInAsync()
    {
        await page.GotoAsync(site.At(KidsLinks.Root));
        if (await page.Locator("#Form_Password").CountAsync() > 0)
        {
            await page.FillAsync("#Form_Email", "koordynacja@example.org");
            await page.FillAsync("#Form_Password", StaffVisitor.Password);
            await page.ClickAsync("form[novalidate] button[type=submit]");
        }

        await page.WaitForURLAsync(url => url.EndsWith(KidsLinks.Root, StringComparison.Ordinal));
    }

    public async Task OpenTheCallAsync()
    {
        await OpenAsync(KidsLinks.Settings(Year));
        await page.ClickAsync("main a:has-text('Ogłoś nabór')");
        await page.ClickAsync("button:text-is('Opublikuj')");
        await OpenAsync(KidsLinks.Settings(Year));
        await Assertions.Expect(page.Locator(".work-head")).ToContainTextAsync("Nabór trwa");
    }

    public async Task CloseTheCallAsync()
    {
        await OpenAsync(KidsLinks.Settings(Year));
        await page.ClickAsync("main a:has-text('Zamknij nabór')");
        await page.ClickAsync("main form button[type=submit]");
        await OpenAsync(KidsLinks.Settings(Year));
        await Assertions.Expect(page.Locator(".work-head")).ToContainTextAsync("Nabór zamknięty");
    }

    public async Task MakeTheProtocolAsync(params string[] results)
    {
        await OpenAsync(KidsLinks.Protocols(Year));
        await page.ClickAsync("text=Sporządź protokół");
        await OpenAsync(KidsLinks.Protocol(Year, 1));
        await Assertions.Expect(page.Locator(".sheet tbody td:last-child")).ToHaveTextAsync(results);
    }

    public async Task PlaceAllAsync()
    {
        await OpenAsync(KidsLinks.Placing(Year));
        await ApplyAsync();
        await Assertions.Expect(page.Locator("#propozycja + p")).ToHaveTextAsync("Wszystko jest dopasowane tak, jak się da. Nie ma nic do zmiany.");
        await Assertions.Expect(page.Locator(Visits)).ToHaveCountAsync(2);
    }

    public async Task PinTheVisitOfTheFirstAsync()
    {
        first = await HasAsync(0);
        await page.ClickAsync($"{Visits} >> nth=0 >> a:has-text('Zmień')");
        Assert.Equal("", await page.TabFaultsAsync());
        await OpenAsync(KidsLinks.Placing(Year));
        await page.ClickAsync($"{Visits} >> nth=0 >> button:has-text('Przypnij')");
        await ToastAsync("Przypięto.");
        await Assertions.Expect(page.Locator($"{Visits} >> nth=0")).ToContainTextAsync("przypięte");
    }

    public async Task OneHostAcceptsAndOneRefusesAsync()
    {
        await page.ClickAsync($"{Visits} >> nth=0 >> button:has-text('Firma się zgadza')");
        await ToastAsync("Zapisano zgodę.");
        refused = await HasAsync(1);
        await page.ClickAsync($"{Visits} >> nth=1 >> a:has-text('Odmowa firmy')");
        await page.FillAsync("textarea[name=Reason]", "Telefon: w tym tygodniu remont");
        await page.ClickAsync("text=Zapisz odmowę");
        await ToastAsync("Zapisano odmowę.");
    }

    /// <summary>Only the visit that was refused changes.</summary>
    public async Task PlanAnewAsync()
    {
        await Assertions.Expect(page.Locator("#propozycja ~ table tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#propozycja ~ table tbody tr")).ToContainTextAsync("„1b”");
        await ApplyAsync();
        Assert.Equal(first, await HasAsync(0));
        var other = await HasAsync(1);
        Assert.Contains("Piekarnia demo", other, StringComparison.Ordinal);
        Assert.DoesNotContain(other, new[] { first, refused });
    }

    public async Task TellTheDatesAsync()
    {
        await OpenAsync(KidsLinks.Cycles(Year));
        await page.ClickAsync("text=Ułóż terminy wszystkich grup");
        await ToastAsync("Terminy ułożone.");
        await page.ClickAsync("main a:has-text('Ogłoś terminy')");
        await page.ClickAsync("text=Ogłoś i zawiadom");
        await ToastAsync("Terminy ogłoszone");
    }

    /// <summary>So near to the first meeting the office asks by telephone and writes down what it was told.</summary>
    public async Task OfferThePlaceByTelephoneAsync(string label)
    {
        await OpenAsync("/biuro/telefony");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(label);
        await OpenAsync(KidsLinks.Groups(Year));
        await page.ClickAsync($"tbody a:has-text('{label}')");
        await page.ClickAsync("main a:has-text('Daj miejsce')");
        await page.FillAsync("textarea[name=Reason]", "Szkoła przyjęła miejsce przez telefon");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator(".work-head")).ToContainTextAsync("Ma miejsce");
    }

    public async Task SeesFiguresAsync(params (string What, int Number)[] lines)
    {
        await OpenAsync(KidsLinks.Figures(Year));
        foreach (var (what, number) in lines)
            await Assertions.Expect(page.Locator($"tr:has(th:text-is('{what}')) td").First).ToHaveTextAsync($"{number}");
    }

    private async Task ApplyAsync()
    {
        await page.ClickAsync("text=Zapisz propozycję");
        await ToastAsync("Zapisano dopasowanie.");
    }

    private Task<string> HasAsync(int row) => page.Locator($"{Visits} >> nth={row} >> td >> nth=1").InnerTextAsync();

    private Task ToastAsync(string words) => Assertions.Expect(page.Locator(".toast-pl").First).ToContainTextAsync(words);

    private async Task OpenAsync(string path) => await page.GotoAsync(site.At(path));
}
