using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Privacy;

/// <summary>Changes what the office says of itself, over what the server's settings say.</summary>
public sealed class SettingsDesk(StartupsDb db, KeptFacts facts, OfficeDefaults defaults, TimeProvider clock)
{
    /// <summary>Keeps what differs from the server's settings and forgets what does not.</summary>
    /// <param name="wanted">All of it.</param>
    /// <param name="actor">An admin.</param>
    /// <param name="seen">The fingerprint of what was seen when the form was opened; null when that does not matter.</param>
    public Task<SettingsOutcome> ChangeAsync(OfficeFacts wanted, string actor, string? seen = null) =>
        facts.CommitAsync<SettingsOutcome>(db, async () =>
        {
            await db.Database.TakeTurnAsync("settings");
            var set = await db.Set<OfficeSetting>().ToDictionaryAsync(setting => setting.Key, StringComparer.Ordinal);
            var changes = new Changes();
            var usual = defaults.Facts.ByKey().ToDictionary(fact => fact.Key, fact => fact.Value, StringComparer.Ordinal);
            var stored = usual.ToDictionary(fact => fact.Key, fact => set.GetValueOrDefault(fact.Key)?.Value ?? fact.Value, StringComparer.Ordinal);
            if (seen is not null && OfficeFacts.Of(stored) is var known && !string.Equals(seen, known.Fingerprint(), StringComparison.Ordinal))
                return new SettingsOutcome.Overtaken(known);
            foreach (var (key, value) in wanted.ByKey())
            {
                changes.Note(key, stored[key], value);
                Set(set.GetValueOrDefault(key), key, value, usual[key]);
            }

            if (changes.IsEmpty)
                return new SettingsOutcome.Same();
            db.Add(new History("settings", 0, "Changed", actor, clock.GetUtcNow(), changes.ToJson()));
            return new SettingsOutcome.Changed();
        });

    private void Set(OfficeSetting? known, string key, string value, string usual)
    {
        if (string.Equals(value, usual, StringComparison.Ordinal))
        {
            if (known is not null)
                db.Remove(known);
        }
        else if (known is null)
        {
            db.Add(new OfficeSetting(key, value));
        }
        else
        {
            known.Set(value);
        }
    }
}

/// <summary>What the office says of itself now.</summary>
public sealed class OfficeNow(IOptionsMonitor<SiteOptions> site, IOptionsMonitor<PrivacyOptions> privacy)
{
    public OfficeFacts Facts => OfficeFacts.Of(site.CurrentValue, privacy.CurrentValue);
}

/// <summary>What came of changing the settings: a closed set.</summary>
public abstract record SettingsOutcome
{
    private SettingsOutcome()
    {
    }

    public sealed record Changed : SettingsOutcome;

    /// <summary>It was so already.</summary>
    public sealed record Same : SettingsOutcome;

    /// <summary>Somebody else changed something meanwhile: nothing is saved.</summary>
    /// <param name="Stored">What is said now.</param>
    public sealed record Overtaken(OfficeFacts Stored) : SettingsOutcome;
}

/// <summary>What the server's settings say of the office, before the office says anything itself.</summary>
public sealed class OfficeDefaults(IConfiguration configuration)
{
    public OfficeFacts Facts => OfficeFacts.Of(
        configuration.GetSection("Site").Get<SiteOptions>() ?? new(), configuration.GetSection(PrivacyOptions.Section).Get<PrivacyOptions>() ?? new());
}
