using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests;

/// <summary>A member of staff with a key in her laptop, which the browser plays.</summary>
public sealed class PasskeyJourneyTests : IAsyncLifetime
{
    private const string Email = "klucz@example.org";
    private readonly SqliteDatabase database = new();
    private readonly SmtpSink post = new();
    private RunningSite site = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        site = new(database, post);
        await site.StartAsync("2026-11-23T09:00");
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await post.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_coordinator_adds_a_passkey_because_her_role_demands_it_and_comes_in_with_it_alone()
    {
        await HireAsync();
        var page = await Browser.NewPageAsync();
        await PlugKeyInAsync(page);

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
        await page.Context.CloseAsync();
    }

    // A passkey belongs to a name; an address made of numbers has none.
    private string At(string path) => site.At(path).Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    private static async Task PlugKeyInAsync(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
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
