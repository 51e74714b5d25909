using Microsoft.Playwright;

namespace Lublin.Startups.Tests.Support;

/// <summary>What tests ask of a page as it is drawn.</summary>
public static class Screens
{
    // WCAG 1.4.12.
    private const string Space = """
        () => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
            document.adoptedStyleSheets = [sheet];
        }
        """;

    // Words that leave the screen, are cut off by their box, or lie on other words.
    private const string Squeezed = """
        () => {
            const found = [], lines = [];
            const isClipped = element => element !== null && (getComputedStyle(element).clip !== 'auto' || isClipped(element.parentElement));
            const isHidden = element => element.closest('.visually-hidden, .hp, .skip, .stickybar, .symbols, script, style, details:not([open]) > :not(summary)') !== null
                || element.checkVisibility({ visibilityProperty: true }) === false || isClipped(element);
            if (document.documentElement.scrollWidth > innerWidth)
                found.push(`scrolls sideways by ${document.documentElement.scrollWidth - innerWidth}`);
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (!node.data.trim() || isHidden(node.parentElement)) continue;
                const range = document.createRange();
                range.selectNodeContents(node);
                const box = node.parentElement.closest('a, button, summary, span, p, h1, h2, h3, li, td, th, dd, dt, div');
                for (const rect of range.getClientRects()) {
                    if (rect.width < 2) continue;
                    const words = node.data.trim().slice(0, 30);
                    if (rect.left < -1 || rect.right > innerWidth + 1) found.push(`off the screen: ${words}`);
                    for (let around = box; around; around = around.parentElement) {
                        const style = getComputedStyle(around), edge = around.getBoundingClientRect();
                        if (/hidden|clip/.test(style.overflowX + style.overflowY) && (rect.right > edge.right + 2 || rect.bottom > edge.bottom + 4)) found.push(`cut off: ${words}`);
                    }
                    lines.push({ rect, node, words });
                }
            }
            for (let i = 0; i < lines.length; i++)
                for (let j = i + 1; j < lines.length; j++) {
                    const [one, other] = [lines[i], lines[j]];
                    if (one.node === other.node) continue;
                    const wide = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
                    const high = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
                    if (wide > 2 && high > 6) found.push(`on each other: ${one.words} / ${other.words}`);
                }
            return [...new Set(found)];
        }
        """;

    // WCAG 2.5.8, without its exceptions.
    private const string Small = """
        () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
            .filter(target => target.checkVisibility() && !target.closest('.hp, .skip') && getComputedStyle(target, '::after').position !== 'absolute')
            .filter(target => [...target.getClientRects()].every(rect => rect.height < 24) || target.getBoundingClientRect().width < 24)
            .map(target => `${target.tagName} ${target.textContent.trim().slice(0, 30)}`)
        """;

    /// <summary>As much room between letters, words, lines and paragraphs as a visitor may ask for.</summary>
    public static Task SpaceOutAsync(this IPage page) => page.EvaluateAsync(Space);

    /// <summary>Words that leave the screen, are cut off or lie on each other; one readable line for each.</summary>
    public static async Task<string> SqueezedWordsAsync(this IPage page) => string.Join('\n', await page.EvaluateAsync<string[]>(Squeezed));

    /// <summary>What can be pressed and is smaller than 24 by 24; one readable line for each.</summary>
    public static async Task<string> SmallTargetsAsync(this IPage page) => string.Join('\n', await page.EvaluateAsync<string[]>(Small));
}
