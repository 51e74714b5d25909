using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Privacy;

/// <summary>Changes what the office says of itself, over what the server's settings say.</summary>
public sealed class SettingsDesk(StartupsDb db, KeptFacts facts, OfficeDefaults defaults, TimeProvider clock)
{
    /// <summary>Keeps what differs from the server's settings and forgets what does not. False when nothing changed.</summary>
    public Task<bool> ChangeAsync(OfficeFacts wanted, string actor) =>
        facts.CommitAsync(db, async () =>
        {
            await db.Database.TakeTurnAsync("settings");
            var set = await db.Set<OfficeSetting>().ToDictionaryAsync(setting => setting.Key, StringComparer.Ordinal);
            var changes = new Changes();
            var usual = defaults.Facts.ByKey().ToDictionary(fact => fact.Key, fact => fact.Value, StringComparer.Ordinal);
            foreach (var (key, value) in wanted.ByKey())
            {
                changes.Note(key, set.GetValueOrDefault(key)?.Value ?? usual[key], value);
                Set(set.GetValueOrDefault(key), key, value, usual[key]);
            }

            if (changes.IsEmpty)
                return false;
            db.Add(new History("settings", 0, "Changed", actor, clock.GetUtcNow(), changes.ToJson()));
            return true;
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

/// <summary>What the server's settings say of the office, before the office says anything itself.</summary>
public sealed class OfficeDefaults(IConfiguration configuration)
{
    public OfficeFacts Facts => OfficeFacts.Of(
        configuration.GetSection("Site").Get<SiteOptions>() ?? new(), configuration.GetSection(PrivacyOptions.Section).Get<PrivacyOptions>() ?? new());
}
