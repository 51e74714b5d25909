using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Data;

/// <summary>A setting that the office has set over the server's own.</summary>
/// <param name="key">As in the settings files: <c>Site:Phone</c>.</param>
/// <param name="value">Empty where the office wants nothing there.</param>
public sealed class OfficeSetting(string key, string value)
{
    public string Key { get; private set; } = key;
    public string Value { get; private set; } = value;

    public void Set(string other) => Value = other;
}

public sealed class OfficeSettingMapping : IEntityTypeConfiguration<OfficeSetting>
{
    public void Configure(EntityTypeBuilder<OfficeSetting> builder)
    {
        builder.ToTable("office_settings");
        builder.HasKey(setting => setting.Key);
        builder.Property(setting => setting.Key).HasMaxLength(60);
    }
}

/// <summary>
/// The layer of settings that the office writes itself, over those of the server: code that asks <see cref="IOptionsMonitor{TOptions}"/> of options that follow it
/// gets what holds now, in every instance.
/// </summary>
public sealed class OfficeSettings : IKept, IDisposable
{
    private readonly Layer layer = new();
    private readonly ConfigurationRoot root;

    public OfficeSettings() => root = new ConfigurationRoot([layer]);

    internal IConfiguration Values => root;

    public async Task ReadAsync(StartupsDb db, CancellationToken cancellation)
    {
        var rows = await db.Set<OfficeSetting>().AsNoTracking().ToDictionaryAsync(setting => setting.Key, setting => (string?)setting.Value, StringComparer.OrdinalIgnoreCase, cancellation);
        layer.Replace(rows);
    }

    public void Dispose() => root.Dispose();

    private sealed class Layer : ConfigurationProvider
    {
        public void Replace(Dictionary<string, string?> values)
        {
            var isSame = Data.Count == values.Count && values.All(value => Data.TryGetValue(value.Key, out var known) && string.Equals(known, value.Value, StringComparison.Ordinal));
            Data = values;
            if (!isSame)
                OnReload();
        }
    }
}

public static class FollowingOffice
{
    /// <summary>Lets a set of options follow what the office sets in one section.</summary>
    public static IServiceCollection FollowOffice<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddSingleton<IOptionsChangeTokenSource<T>>(provider => new ConfigurationChangeTokenSource<T>(provider.GetRequiredService<OfficeSettings>().Values));
        return services.AddSingleton<IPostConfigureOptions<T>>(provider => new PostConfigureOptions<T>(
            Options.DefaultName, options => provider.GetRequiredService<OfficeSettings>().Values.GetSection(section).Bind(options)));
    }
}
