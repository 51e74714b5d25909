using Lublin.Startups.Web.Enrolments.Mails;

namespace Lublin.Startups.Tests;

public sealed class LetterMaskTests
{
    [Theory]
    [InlineData("https://x.test/moje-zapisy/abcdefghijklmnopqrstuvwxyz-_0123", "https://x.test/moje-zapisy/••••••••")]
    [InlineData("https://x.test/en/moje-zapisy/abcdefghijklmnopqrstuvwxyz-_0123/odwolaj", "https://x.test/en/moje-zapisy/••••••••/odwolaj")]
    [InlineData("https://x.test/podglad/abcdefghijklmnopqrstuvwxyz-_0123", "https://x.test/podglad/••••••••")]
    [InlineData("https://x.test/moje-wyklady/abcdefghijklmnopqrstuvwxyz-_0123", "https://x.test/moje-wyklady/••••••••")]
    [InlineData("https://x.test/zaproszenie/abcdefghijklmnopqrstuvwxyz-_0123?j=en", "https://x.test/zaproszenie/••••••••?j=en")]
    [InlineData("https://x.test/konto/haslo?kod=CfDJ8NnmLqK2_abcdefghijkl-xyz&e=1", "https://x.test/konto/haslo?kod=••••••••&e=1")]
    [InlineData("https://x.test/szkolenia/pierwszy-biznesplan-bez-stresu-krok-po-kroku", "https://x.test/szkolenia/pierwszy-biznesplan-bez-stresu-krok-po-kroku")]
    [InlineData("KSeF bez stresu, sala nr 2", "KSeF bez stresu, sala nr 2")]
    public void What_opens_something_is_hidden_wherever_it_stands_and_words_are_not(string written, string seen)
    {
        var letter = LetterMask.Masked(new(new("anna@example.org", "Anna", "pl"), "Temat", $"<a href=\"{written}\">{written}</a>", written, [new("REQUEST", $"URL:{written}\r\n")]));

        Assert.Equal(($"<a href=\"{seen}\">{seen}</a>", seen, $"URL:{seen}\r\n"), (letter.Html, letter.Text, letter.Calendars[0].Ics));
    }
}
