using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Tests;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("<h1>Masz miejsce</h1><p>Dzień dobry,<br>\n  potwierdzamy\n zapis.</p>", "Masz miejsce\n\nDzień dobry,\npotwierdzamy zapis.\n")]
    [InlineData("<div style=\"display:none;max-height:0\">podgląd</div><p>treść</p>", "treść\n")]
    [InlineData("<h2>Zabierz ze sobą</h2><ul>\n<li>laptop</li>\n<li>notes</li></ul><p>dalej</p>", "Zabierz ze sobą:\n- laptop\n- notes\n\ndalej\n")]
    [InlineData("<h2>Dostępność</h2><p>Wejście bez progu</p>", "Dostępność: Wejście bez progu\n")]
    [InlineData("<h2>Dojazd</h2><p>Sala 2<br>autobus 5</p>", "Dojazd:\nSala 2\nautobus 5\n")]
    [InlineData("<table><tr><th>Termin</th><td>wtorek</td></tr><tr><th>Miejsce</th><td>Sala 2</td></tr></table>", "Termin: wtorek\nMiejsce: Sala 2\n")]
    [InlineData("<table><tr><td>jeden</td></tr><tr><td>&nbsp;</td></tr><tr><td>dwa</td></tr></table>", "jeden\n\ndwa\n")]
    [InlineData("<p>o&nbsp;17:00\u2060–\u206019:30</p>", "o 17:00–19:30\n")]
    [InlineData("<p>a</p><td><footer>Piszemy, bo<br>pytania</footer></td>", "a\n\n-- \nPiszemy, bo\npytania\n")]
    public void Blocks_and_lines_of_a_letter_stay_apart(string html, string text) => Assert.Equal(text, PlainText.Of(html));

    [Theory]
    [InlineData("<td><a href=\"https://lublin.test/a?b=1&amp;c=2\">Zobacz zapis</a></td>", "Zobacz zapis:\nhttps://lublin.test/a?b=1&c=2\n")]
    [InlineData("<p><b>Nie możesz?</b> <a href=\"https://lublin.test/a\">Odwołaj</a> do wtorku.</p>", "Nie możesz? Odwołaj do wtorku.\nhttps://lublin.test/a\n")]
    [InlineData("<ul><li>Podatki: <a href=\"https://lublin.test/a\">zobacz</a></li></ul>", "- Podatki: zobacz:\n  https://lublin.test/a\n")]
    [InlineData("<p>Czytaj <a href=\"https://lublin.test/\">https://lublin.test</a>.</p>", "Czytaj https://lublin.test.\n")]
    [InlineData("<p><a href=\"mailto:a@lublin.test\">a@lublin.test</a>, tel. <a href=\"tel:+48817001020\">81 700 10 20</a></p>", "a@lublin.test, tel. 81 700 10 20\n")]
    public void An_address_stands_below_its_words_and_once(string html, string text) => Assert.Equal(text, PlainText.Of(html));
}
