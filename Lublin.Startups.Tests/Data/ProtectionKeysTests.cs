using System.Security.Cryptography;
using Lublin.Startups.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Data;

/// <summary>The keys that seal drafts, form tokens and searches.</summary>
public abstract class ProtectionKeysTests(ITestDatabase database) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task What_was_sealed_is_opened_after_a_restart_with_the_same_secret_and_with_no_other()
    {
        string text;
        await using (var before = new TestSite(database))
            text = ProtectorOf(before).Protect("Łucja");

        await using (var after = new TestSite(database))
        {
            Assert.Equal("Łucja", ProtectorOf(after).Unprotect(text));
            var key = Assert.Single(await after.WithAsync(db => db.Set<DataProtectionKey>().AsNoTracking().ToListAsync()));
            Assert.Contains("<sealed", key.Xml, StringComparison.Ordinal);
            Assert.DoesNotContain("masterKey", key.Xml, StringComparison.Ordinal);
        }

        await using var stranger = new TestSite(database, null, ("Links:Secret", "another secret, as long as the first one"));
        Assert.ThrowsAny<CryptographicException>(() => ProtectorOf(stranger).Unprotect(text));
    }

    private static IDataProtector ProtectorOf(TestSite site) => site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("tests");
}

public sealed class ProtectionKeysOnSqlite() : ProtectionKeysTests(new SqliteDatabase());

public sealed class ProtectionKeysOnPostgres() : ProtectionKeysTests(new PostgresDatabase());
