using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Verbs;

/// <summary>What every start does by itself; for those who want the database ready before the first instance of a new program serves.</summary>
internal static class MigrateVerb
{
    public static async Task RunAsync(VerbCall call)
    {
        await using var app = call.Build();
        var applied = await app.PrepareDatabaseAsync();
        await Console.Out.WriteLineAsync(applied.Count == 0 ? "The database fits this program already." : $"Applied: {string.Join(", ", applied)}");
    }
}
