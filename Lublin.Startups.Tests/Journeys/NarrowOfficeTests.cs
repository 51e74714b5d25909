using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Accounts.Demo;
using Lublin.Startups.Web.Enrolments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests;

/// <summary>The office on a small telephone and on paper.</summary>
[Collection(SharedTour.Name)]
public sealed class NarrowOfficeTests(PublicTour tour)
{
    private static readonly string[] Pages =
    [
        "/biuro", "/biuro/programy", "/biuro/harmonogram", "/biuro/kalendarz-roku", "/biuro/zapisy", "/biuro/telefony", "/biuro/poczta", "/biuro/miejsca", "/biuro/prowadzacy", "/biuro/historia", "/biuro/zadania",
        "/biuro/teksty", "/biuro/ustawienia", "/biuro/konta", "/biuro/moje-konto",
    ];

    [Fact]
    public async Task Every_section_has_targets_for_fingers_and_takes_more_room_between_letters_and_lines()
    {
        var page = await EnterAsync(320);
        List<string> found = [];
        foreach (var path in Pages)
        {
            Assert.Equal(200, (await page.GotoAsync(tour.Site.At(path)))!.Status);
            Add(path, await page.SmallTargetsAsync());
            await page.SpaceOutAsync();
            Add(path, await page.SqueezedWordsAsync());
        }

        Assert.Equal("", string.Join('\n', found));
        await page.CloseAsync();

        void Add(string path, string lines) => found.AddRange(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"{path} {line}"));
    }

    [Fact]
    public async Task The_sheet_for_the_door_prints_alone_with_its_head_on_every_page_and_no_row_cut_in_two()
    {
        var session = await tour.Site.WithAsync(db => db.Enrolments.Where(enrolment => enrolment.ConfirmedAt != null && enrolment.WithdrawnAt == null)
            .OrderBy(enrolment => enrolment.Id).Select(enrolment => enrolment.Edition.Sessions.OrderBy(session => session.Id).First().Id).FirstAsync());
        var page = await EnterAsync(1280);
        await page.GotoAsync(tour.Site.At($"/biuro/spotkania/{session}/lista"));
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal(0, await page.Locator(":is(header, nav, .btn, button, input, summary):visible").CountAsync());
        Assert.True(await page.Locator(".sheet tbody tr").CountAsync() > 1);
        Assert.Equal("table-header-group", await page.Locator(".sheet thead").EvaluateAsync<string>("head => getComputedStyle(head).display"));
        Assert.Equal("avoid", await page.Locator(".sheet tbody tr").First.EvaluateAsync<string>("row => getComputedStyle(row).breakInside"));
        Assert.Equal("rgb(0, 0, 0)", await page.Locator(".sheet tbody tr").First.EvaluateAsync<string>("row => getComputedStyle(row).color"));
        await page.CloseAsync();
    }

    private async Task<IPage> EnterAsync(int width)
    {
        var page = await Browser.NewPageAsync(width, 640);
        await page.GotoAsync(tour.Site.At("/biuro"));
        await page.FillAsync("#Form_Email", DemoStaff.Addresses.First());
        await page.FillAsync("#Form_Password", DemoStaff.Password);
        await PublicTour.SendAsync(page);
        await page.WaitForURLAsync(url => url.EndsWith("/biuro", StringComparison.Ordinal));
        return page;
    }
}
