using Lublin.Startups.Tests.Support;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests;

/// <summary>A person who uses the keyboard alone.</summary>
[Collection(SharedTour.Name)]
public sealed class KeyboardJourneyTests(PublicTour tour)
{
    private const int MostTabs = 80;

    // The ring is an outline with a halo around it: one of the two stands out from any ground. Scrolling there and drawing it may take the browser a few frames.
    private const string Focused = """
        async () => {
          const look = () => {
            const here = document.activeElement;
            const style = getComputedStyle(here);
            const box = here.getBoundingClientRect();
            const numbers = colour => colour.match(/[0-9.]+/g).map(Number);
            const clear = colour => numbers(colour)[3] === 0;
            const light = colour => numbers(colour).slice(0, 3).map(part => part / 255)
                .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
            const contrast = (one, other) => (Math.max(light(one), light(other)) + 0.05) / (Math.min(light(one), light(other)) + 0.05);
            let ground = here.parentElement;
            while (ground.parentElement && clear(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
            const colour = getComputedStyle(ground).backgroundColor;
            const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            const halo = /^rgb/.test(style.boxShadow) ? style.boxShadow.match(/^[^)]+\)/)[0] : colour;
            const drawn = ring && Math.max(contrast(style.outlineColor, colour), contrast(halo, colour)) >= 3;
            const inView = box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
            return [here.id || here.className || here.tagName, here.textContent.trim(), drawn && inView ? 'seen' : 'unseen'];
          };
          const late = performance.now() + 10_000;
          let told = look();
          while (told[2] === 'unseen' && performance.now() < late) {
            await new Promise(requestAnimationFrame);
            told = look();
          }
          return told;
        }
        """;

    [Fact]
    public async Task The_whole_sign_up_is_done_with_the_keyboard_alone()
    {
        var page = await Browser.NewPageAsync();
        await page.GotoAsync(tour.Site.At(tour.PathTo("form")));

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("skip", (await FocusAsync(page)).Id);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
        await TypeAsync(page, "Form_Name", "Łucja Żółć");
        await TypeAsync(page, "Form_Email", "klawiatura@example.org");
        await TypeAsync(page, "Form_Phone", "81 466 25 00");
        await TabToAsync(page, "Form_Situation");
        await page.Keyboard.PressAsync("Space");
        await TypeAsync(page, "Form_Nip", "526-104-08-28");
        await TabToAsync(page, "Form_Needs_Laptop");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "Form_NeedsConsent");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "Form_Terms");
        await page.Keyboard.PressAsync("Space");
        await PressAsync(page, "Dalej: sprawdź dane");
        await SeesAsync(page, "Sprawdź dane przed wysłaniem");
        await PressAsync(page, "Zapisz mnie");
        await SeesAsync(page, "Masz miejsce na szkoleniu");
        await page.CloseAsync();
    }

    [Fact]
    public async Task After_a_failed_submit_the_focus_is_on_the_summary_and_its_links_lead_to_the_fields()
    {
        var page = await Browser.NewPageAsync();
        await page.GotoAsync(tour.Site.At(tour.PathTo("form")));

        await PressAsync(page, "Dalej: sprawdź dane");

        await Assertions.Expect(page.Locator(".errsum")).ToBeFocusedAsync();
        var links = page.Locator(".errsum a");
        await Assertions.Expect(links).ToHaveCountAsync(4);
        foreach (var link in await links.AllAsync())
        {
            var field = (await link.GetAttributeAsync("href"))![1..];
            await page.Locator(".errsum").FocusAsync();
            await TabToTextAsync(page, (await link.TextContentAsync())!.Trim());
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("#" + field)).ToBeFocusedAsync();
            Assert.Equal("seen", (await FocusAsync(page)).Seen);
        }

        await page.CloseAsync();
    }

    [Theory]
    [InlineData("home", ColorScheme.Light, 20)]
    [InlineData("home", ColorScheme.Dark, 20)]
    [InlineData("form", ColorScheme.Light, 20)]
    [InlineData("form", ColorScheme.Dark, 20)]
    [InlineData("queue choice", ColorScheme.Dark, 10)]
    public async Task The_focus_is_seen_wherever_it_goes(string stop, ColorScheme theme, int atLeast)
    {
        var page = await Browser.NewPageAsync(colorScheme: theme);
        await tour.GoAsync(page, stop);

        Assert.InRange(await TabThroughAsync(page), atLeast, MostTabs - 1);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_focus_is_seen_in_the_menu_of_a_telephone(ColorScheme theme)
    {
        var page = await Browser.NewPageAsync(390, 844, colorScheme: theme);
        await tour.GoAsync(page, "list");
        await TabToTextAsync(page, "Menu");
        await page.Keyboard.PressAsync("Enter");

        await TabToTextAsync(page, "EN – English");
        await page.CloseAsync();
    }

    private static async Task<int> TabThroughAsync(IPage page)
    {
        for (var tab = 0; tab < MostTabs; tab++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("() => document.activeElement === document.body"))
                return tab;
            var focus = await FocusAsync(page);
            Assert.True(focus.Seen == "seen", $"The focus cannot be seen on {focus.Id} „{focus.Text}”.");
        }

        return MostTabs;
    }

    private static async Task TypeAsync(IPage page, string id, string text)
    {
        await TabToAsync(page, id);
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task PressAsync(IPage page, string button)
    {
        await TabToTextAsync(page, button);
        await page.Keyboard.PressAsync("Enter");
    }

    private static Task TabToAsync(IPage page, string id) => TabAsync(page, focus => focus.Id == id, id);

    private static Task TabToTextAsync(IPage page, string text) => TabAsync(page, focus => focus.Text == text, text);

    private static async Task TabAsync(IPage page, Func<Focus, bool> reached, string where)
    {
        for (var tab = 0; tab < MostTabs; tab++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focus = await FocusAsync(page);
            Assert.True(focus.Seen == "seen", $"The focus cannot be seen on {focus.Id} „{focus.Text}”.");
            if (reached(focus))
                return;
        }

        Assert.Fail($"{where} is out of the keyboard's reach.");
    }

    private static async Task<Focus> FocusAsync(IPage page)
    {
        var told = await page.EvaluateAsync<string[]>(Focused);
        return new(told[0], told[1], told[2]);
    }

    private static Task SeesAsync(IPage page, string heading) =>
        Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(heading, new() { Timeout = 20_000 });

    private sealed record Focus(string Id, string Text, string Seen);
}
