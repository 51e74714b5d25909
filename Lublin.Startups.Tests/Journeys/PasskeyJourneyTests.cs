using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests;

/// <summary>A member of staff with a key in their laptop, which the browser plays.</summary>
public sealed class PasskeyJourneyTests : IAsyncLifetime
{
    private const string Email = "klucz@example.org";
    private readonly SqliteDatabase database = new();

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_coordinator_adds_a_passkey_because_their_role_demands_it_and_comes_in_with_it_alone()
    {
        await using var post = new SmtpSink();
        await using var site = new RunningSite(database, post);
        // A passkey belongs to a name; an address made of numbers has none.
        string At(string path) => site.At(path).Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await site.StartAsync("2026-11-23T09:00");
        await HireAsync();
        var page = await Browser.NewPageAsync();
        await page.PlugInAsync();

        await page.GotoAsync(At("/biuro"));
        await page.FillAsync("#Form_Email", Email);
        await page.FillAsync("#Form_Password", StaffVisitor.Password);
        await page.ClickAsync("form[novalidate] button");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Drugi składnik logowania");
        await page.FillAsync("#PasskeyName", "laptop w biurze");
        await page.ClickAsync("text=Dodaj klucz dostępu");
        await Assertions.Expect(page.Locator(".toast-pl")).ToHaveTextAsync("Klucz dostępu jest zapisany");
        await page.GotoAsync(At("/biuro"));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Dzień dobry");

        await page.GotoAsync(At("/konto/wyjscie"));
        await page.ClickAsync("main button");
        await page.GotoAsync(At("/biuro/moje-konto"));
        await page.ClickAsync("text=Zaloguj się kluczem dostępu");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Klucz Owa");

        // Strangers who guess the password lock the password out, and not the key.
        await page.GotoAsync(At("/konto/wyjscie"));
        await page.ClickAsync("main button");
        await page.GotoAsync(At("/biuro/moje-konto"));
        foreach (var guess in (string[])["zły", "zły", "zły", "zły", "zły", StaffVisitor.Password])
        {
            await page.FillAsync("#Form_Email", Email);
            await page.FillAsync("#Form_Password", guess);
            await page.ClickAsync("form[novalidate] button");
            await Assertions.Expect(page.Locator(".errsum")).ToBeVisibleAsync();
        }

        await page.ClickAsync("text=Zaloguj się kluczem dostępu");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Klucz Owa");
        await page.Context.CloseAsync();
    }

    private async Task HireAsync()
    {
        await using var services = database.Services(TimeProvider.System, more => more.AddAccounts());
        await using var scope = services.CreateAsyncScope();
        var staff = new StaffUser("Klucz Owa", Email, StaffRole.Coordinator, TimeProvider.System.GetUtcNow());
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<StaffUser>>().CreateAsync(staff, StaffVisitor.Password)).Succeeded);
        var db = scope.ServiceProvider.GetRequiredService<StartupsDb>();
        db.Add(new RoleRule(StaffRole.Coordinator, demandsSecondFactor: true));
        await db.SaveChangesAsync();
    }
}
