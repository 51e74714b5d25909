using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace Lublin.Startups.Web.Accounts.Demo;

/// <summary>Fictional staff, one of each role, with one password; never in Production.</summary>
public static class DemoStaff
{
    public const string Password = "demo-demo-demo-2026";

    private static readonly (string Name, string Email, StaffRole Role)[] All =
    [
        ("Alina Przykładna", "administracja@example.org", StaffRole.Admin),
        ("Karol Zmyślny", "koordynacja@example.org", StaffRole.Coordinator),
        ("Iga Niby", "zespol@example.org", StaffRole.Staff),
    ];

    public static IEnumerable<string> Addresses => All.Select(staff => staff.Email);

    public static async Task AddAsync(UserManager<StaffUser> users, DateTimeOffset now)
    {
        foreach (var (name, email, role) in All)
            await users.CreateAsync(new(name, email, role, now), Password);
    }
}
