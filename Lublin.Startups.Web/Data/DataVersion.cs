namespace Lublin.Startups.Web.Data;

/// <summary>
/// A number that rises after every commit that public pages may show. A page made under an older number is not served again
/// (docs/adr/0005): the number is read before the page's queries, so a change that falls into a slow render is not lost.
/// </summary>
public sealed class DataVersion
{
    private long current;

    /// <summary>This instance's name in messages about changes; by it an instance recognises its own.</summary>
    public string Instance { get; } = Guid.NewGuid().ToString("N");

    public long Current => Volatile.Read(ref current);

    public void Raise() => Interlocked.Increment(ref current);

    /// <summary>Raises it for another instance's change; the own ones have raised it already.</summary>
    public void RaiseFor(string instance)
    {
        if (!string.Equals(instance, Instance, StringComparison.Ordinal))
            Raise();
    }
}
