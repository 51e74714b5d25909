using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages.Office;

/// <summary>A day typed far ahead is more often a slip than meant: beyond two years it is asked about, beyond ten it is refused.</summary>
public abstract class FarDaysTests(SharedSite site) : SiteTests(site)
{
    public static TheoryData<string, string, string> Forms => new()
    {
        { "/biuro/spotkania/{session}", "Form.Date", "Form.SureOf" },
        { "/biuro/edycje/{edition}/spotkania/nowe", "Form.Date", "Form.SureOf" },
        { "/biuro/edycje/{edition}/zmien", "Form.OpensDate", "Form.SureOf" },
        { "/biuro/edycje/{edition}/zmien", "Form.ClosesDate", "Form.SureOf" },
        { "/biuro/programy/{programme}/nowa-edycja", "Begins", "SureOf" },
        { "/biuro/teksty/regulamin/nowa", "Form.ValidFrom", "Form.SureOf" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_day_beyond_two_years_is_asked_about_and_the_answer_counts_for_that_day_alone(string address, string field, string sure)
    {
        var (staff, form, before) = await OpenAsync(address);
        using (staff)
        {
            var asks = await staff.EnterAsync(form, "main", Typed(field, "2029-06-05"));
            Assert.Equal(200, asks.Status);
            Assert.Equal(["Zaznacz, że ta data jest dobra, albo ją popraw: wtorek 5 czerwca 2029"], Errors(asks));
            Assert.Equal(before, await StateAsync());

            Assert.NotNull(asks.Document.QuerySelector(asks.Document.QuerySelector(".errsum a")!.GetAttribute("href")!));
            var box = asks.Document.QuerySelector($"[name='{sure}']")!.GetAttribute("value")!;
            var other = await staff.EnterAsync(asks, "main", [.. Typed(field, "2029-06-12"), (sure, box)]);
            Assert.Equal(["Zaznacz, że ta data jest dobra, albo ją popraw: wtorek 12 czerwca 2029"], Errors(other));

            Assert.Equal(303, (await staff.EnterAsync(asks, "main", [.. Typed(field, "2029-06-05"), (sure, box)])).Status);
            Assert.NotEqual(before, await StateAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_day_beyond_ten_years_or_out_of_all_reckoning_is_refused_in_words(string address, string field, string sure)
    {
        var (staff, form, before) = await OpenAsync(address);
        using (staff)
        {
            Assert.Null(form.Document.QuerySelector($"[name='{sure}']"));
            var refused = await staff.EnterAsync(form, "main", Typed(field, "2037-06-05"));
            Assert.Equal(["Wpisz wcześniejszą datę, najpóźniej 23 listopada 2036"], Errors(refused));
            Assert.Equal("2037-06-05", refused.Document.QuerySelector($"[name='{field}']")!.GetAttribute("value"));
            foreach (var day in (string[])["9999-12-31", "0001-01-01", "31.02.2029", "wczoraj"])
            {
                var wrong = await staff.EnterAsync(form, "main", Typed(field, day));
                Assert.Equal((200, 1), (wrong.Status, Errors(wrong).Count));
                Assert.Matches("^[A-ZĄĆĘŁŃÓŚŹŻ][^\"'„]*$", Errors(wrong)[0]);
            }

            Assert.Equal(before, await StateAsync());
        }
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task No_day_in_an_address_is_our_failure(string day)
    {
        await OfferAsync(new(Taken: 1));
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        foreach (var address in (string[])["harmonogram?dzien=", "teksty?dzien=", "historia?od=", "historia?do=", "historia/pobierz?od=", "poczta?dzien=", "poczta/plan?dzien=", "poczta/nieudane/ponow?od=", "zapisy?rok="])
            Assert.True((await admin.AskAsync($"/biuro/{address}{day}")).Status is 200 or 303 or 302 or 404, address);
    }

    private async Task<(SignUpVisitor Staff, SitePage Form, string Before)> OpenAsync(string address)
    {
        await OfferAsync(new());
        var path = await Site.WithAsync(async db => address.Replace("{edition}", $"{await db.Editions.Select(each => each.Id).SingleAsync()}", StringComparison.Ordinal)
            .Replace("{programme}", $"{await db.Programmes.Select(each => each.Id).SingleAsync()}", StringComparison.Ordinal)
            .Replace("{session}", $"{await db.Sessions.Select(each => each.Id).SingleAsync()}", StringComparison.Ordinal));
        var staff = await Site.StaffAsync(StaffRole.Admin);
        return (staff, await staff.OpenAsync(path), await StateAsync());
    }

    // A later closing comes with an earlier opening: only the day that is asked about may be wrong.
    private static (string, string)[] Typed(string field, string day) => field switch
    {
        "Form.ClosesDate" => [(field, day), ("Form.ClosesTime", "12:00")],
        "Form.ValidFrom" => [(field, day), ("Form.TitlePl", "Zasady"), ("Form.BodyPl", "Zdania")],
        _ => [(field, day)],
    };

    private static IReadOnlyList<string> Errors(SitePage page) => [.. page.Texts(".errsum li").Select(text => text.Replace('\u00A0', ' '))];

    private Task<string> StateAsync() => Site.WithAsync(async db => string.Join(';', [
        .. await db.Editions.OrderBy(each => each.Id).Select(each => $"{each.Id} {each.OpensAt} {each.ClosesAt}").ToListAsync(),
        .. await db.Sessions.OrderBy(each => each.Id).Select(each => $"{each.Id} {each.Date}").ToListAsync(),
        .. await db.LegalVersions.OrderBy(each => each.Id).Select(each => $"{each.Id} {each.ValidFrom}").ToListAsync(),
    ]));
}

public sealed class FarDaysOnSqliteTests(SqliteSite site) : FarDaysTests(site), IClassFixture<SqliteSite>;
