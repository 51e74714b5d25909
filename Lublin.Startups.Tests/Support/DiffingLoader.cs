using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Lublin.Startups.Tests.Support;

/// <summary>Answers bunit's call for AngleSharp.Diffing with the version at hand (see Bunit.props).</summary>
internal static class DiffingLoader
{
#pragma warning disable CA2255 // The only hook that runs before bunit's first comparison.
    [ModuleInitializer]
    internal static void Register() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        string.Equals(name.Name, "AngleSharp.Diffing", StringComparison.Ordinal)
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "diffing", "AngleSharp.Diffing.dll"))
            : null;
#pragma warning restore CA2255
}
