using Microsoft.Extensions.Options;

namespace Lublin.Startups.Tests.Support;

/// <summary>Options that never change.</summary>
public sealed class StandingOptions<T>(T value) : IOptionsMonitor<T>
{
    public T CurrentValue => value;

    public T Get(string? name) => value;

    public IDisposable? OnChange(Action<T, string?> listener) => null;
}
