using Lublin.Startups.Web.Pages.Office;

namespace Lublin.Startups.Tests.Pages.Office;

public sealed class OfficeMenuTests
{
    [Theory]
    [InlineData("/biuro", "Menu.Today page")]
    [InlineData("/biuro/programy", "Menu.Programmes page")]
    [InlineData("/biuro/programy/9/nowa-edycja", "Menu.Programmes true")]
    [InlineData("/biuro/edycje/16", "Menu.Programmes true")]
    [InlineData("/biuro/edycje/16/zmien", "Menu.Programmes true")]
    [InlineData("/biuro/spotkania/16", "Menu.Programmes true")]
    [InlineData("/biuro/spotkania/16/odwolaj", "Menu.Programmes true")]
    [InlineData("/biuro/edycje/16/zapisy/nowy", "Menu.People true")]
    [InlineData("/biuro/edycje/16/potrzeby", "Menu.People true")]
    [InlineData("/biuro/spotkania/16/obecnosc", "Menu.People true")]
    [InlineData("/biuro/sale/10", "Menu.Places true")]
    [InlineData("/biuro/archiwum/sala/10", "Menu.Places true")]
    [InlineData("/biuro/archiwum/osoba/5", "Menu.Presenters true")]
    [InlineData("/biuro/uczelnie/3/kampusy/nowy", "Menu.Universities true")]
    [InlineData("/biuro/prelegenci/5/archiwum", "Menu.Speakers true")]
    [InlineData("/biuro/tematy/5", "Menu.Topics true")]
    [InlineData("/biuro/wyklady/16/usun", "Menu.Lectures true")]
    [InlineData("/biuro/wyklady/16/sesje/nowa", "Menu.Lectures true")]
    [InlineData("/biuro/konta/1/zamknij", "Menu.Accounts true")]
    public void Every_page_of_the_office_is_found_again_in_its_menu(string page, string current) =>
        Assert.Equal([current], OfficeMenu.All.SelectMany(group => group.Sections)
            .Where(section => section.CurrentOn(page) is not null).Select(section => $"{section.Entry.TextKey} {section.CurrentOn(page)}"));
}
