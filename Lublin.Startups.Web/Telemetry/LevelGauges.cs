using System.Diagnostics.Metrics;

namespace Lublin.Startups.Web.Telemetry;

/// <summary>Asks every <see cref="Level"/> whenever figures are sent.</summary>
internal sealed class LevelGauges
{
    private readonly IServiceScopeFactory scopes;

    public LevelGauges(IServiceScopeFactory scopes, IMeterFactory meters, IEnumerable<Level> levels)
    {
        this.scopes = scopes;
        var meter = meters.Create(Figures.Source);
        foreach (var level in levels)
            meter.CreateObservableGauge(level.Name, () => Read(level), level.Unit, level.Describes);
    }

    // Nothing is measured rather than a wrong figure: the database may be away.
    private IEnumerable<Measurement<long>> Read(Level level)
    {
        try
        {
            using var scope = scopes.CreateScope();
            return [new(level.Read(scope.ServiceProvider))];
        }
#pragma warning disable CA1031 // The boundary: a figure that cannot be read must not keep the others.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }
}
