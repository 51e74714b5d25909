namespace Lublin.Startups.Web.Ui;

/// <summary>Marks a page that is the same for everybody: it holds no form token, sets no cookie and may be kept whole.</summary>
/// <param name="query">The parameters of its address that change it; all others are ignored.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CachedPageAttribute(params string[] query) : Attribute
{
    public string[] Query { get; } = query;
}
