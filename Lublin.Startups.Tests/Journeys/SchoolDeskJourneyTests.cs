using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests;

/// <summary>A school secretary on the narrowest telephone, with a keyboard, from the first group to their order; every page of the way is looked at for fingers, readers and room.</summary>
public sealed class SchoolDeskJourneyTests : IAsyncLifetime
{
    private readonly SqliteDatabase database = new();

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_secretary_registers_two_classes_on_a_small_telephone()
    {
        await using var post = new SmtpSink();
        await using var site = new RunningSite(database, post);
        var now = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
        await site.WithAsync(db => GroupOffice.AddCallAsync(db, now, now.AddMinutes(-1), children: 40, perSchool: 3));
        var link = await site.WithAsync(async db =>
        {
            var key = new DeskKey((await GroupOffice.AddSchoolAsync(db, now, colleague: "Jola Demo-Zając")).Id, now);
            db.Add(key);
            await db.SaveChangesAsync();
            return key.Link;
        });
        await site.StartAsync("2026-11-23T09:00");
        var page = await Browser.NewPageAsync(320, 700);
        await page.GotoAsync(site.At(SchoolLinks.Enter(new PersonalLink(Options.Create(new LinkOptions { Secret = RunningSite.Secret })).MailedCode(LinkPurpose.School, link))));
        await PressAsync(page, "main form[method=post] button >> nth=0");
        await LookAsync(page, "school-desk-empty");

        await PressAsync(page, "text=Dodaj grupę");
        Assert.Equal("", await page.TabFaultsAsync());
        await page.FillAsync("#Form_Label", "zerówka/1");
        await page.FillAsync("#Form_Children", "24");
        await LookAsync(page, "school-group");
        await PressAsync(page, "main form button[type=submit]");
        await LookAsync(page, "school-desk-draft");

        await PressAsync(page, "text=Podaj wiek dzieci");
        Assert.EndsWith("#Form_AgeFrom", page.Url, StringComparison.Ordinal);
        await page.FillAsync("#Form_AgeFrom", "6");
        await page.FillAsync("#Form_AgeTo", "7");
        await page.FillAsync("#Form_Adults", "0");
        await page.FillAsync("#Form_TeacherName", "Anna Demo-Lis");
        await page.FillAsync("#Form_TeacherEmail", "anna@example.org");
        await page.FillAsync("#Form_TeacherPhone", "81 466 25 00");
        await page.GetByLabel("wtorek 8:00–8:45".Replace("–", "\u2060–\u2060", StringComparison.Ordinal)).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        foreach (var block in (string[])["środa 8:00–8:45", "środa 8:45–9:30"])
            await page.GetByLabel(block.Replace("–", "\u2060–\u2060", StringComparison.Ordinal)).CheckAsync();
        await page.CheckAsync("#Form_HeadAgrees");
        await PressAsync(page, "main form button[type=submit]");
        await LookAsync(page, "school-group-wrong");
        await page.FillAsync("#Form_Adults", "2");
        await PressAsync(page, "main form button[type=submit]");
        await PressAsync(page, "text=Kopiuj");
        await page.FillAsync("#Form_Label", "1b");
        await page.CheckAsync("#Form_HeadAgrees");
        await PressAsync(page, "main form button[type=submit]");
        await LookAsync(page, "school-desk-ready");

        await PressAsync(page, ".confirmbar a");
        await page.CheckAsync("#Form_Terms");
        await LookAsync(page, "school-check");
        await PressAsync(page, "main form button[type=submit]");
        await LookAsync(page, "school-desk-confirmed");
        Assert.Equal(["Ma miejsce", "Rezerwa: 1. miejsce"], await page.Locator(".gcard .tag").AllInnerTextsAsync());

        foreach (var (way, name) in new[] { ("Zmień liczbę dzieci", "school-count"), ("Wycofaj", "school-withdraw") })
        {
            await PressAsync(page, $".gc-act a:has-text('{way}') >> nth=0");
            await LookAsync(page, name);
            await page.GoBackAsync();
        }

        await page.GotoAsync(site.At(SchoolLinks.Sheet));
        await LookAsync(page, "school-sheet");
        var orders = await site.WithAsync(db => db.SchoolGroups.Include(group => group.Enrolment).OrderBy(group => group.Order).ToListAsync());
        Assert.Equal([(1, "zerówka/1", EnrolmentState.Confirmed), (2, "1b", EnrolmentState.Waiting)], orders.Select(group => (group.Order!.Value, group.Label, group.Enrolment!.State)));
    }

    // What is pressed leads to another page: it is there when the old one is gone and the new one drawn.
    private static async Task PressAsync(IPage page, string what)
    {
        await page.EvaluateAsync("() => { window.isOld = true }");
        await page.ClickAsync(what);
        await page.WaitForFunctionAsync("() => !window.isOld && document.readyState === 'complete'");
    }

    // At 320 pixels, in the dark, and wide.
    private static async Task LookAsync(IPage page, string name)
    {
        Assert.Equal("", string.Join("\n", await page.AxeViolationsAsync()));
        Assert.Equal("", await page.SmallTargetsAsync());
        Assert.Equal("", await page.SqueezedWordsAsync());
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Equal("", string.Join("\n", await page.AxeViolationsAsync()));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        foreach (var width in (int[])[390, 1280])
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.Equal(0, await page.SidewaysOverflowAsync());
            await page.KeepScreenAsync($"{name}-{width}");
        }

        await page.SetViewportSizeAsync(320, 700);
    }
}
