using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages;

namespace Lublin.Startups.Web.Verbs;

/// <summary>The demo for a database that is to be looked at, and for no other.</summary>
internal static class DemoVerb
{
    public const string InProduction = "--in-production";

    public static async Task RunAsync(VerbCall call)
    {
        await using var app = call.Build();
        if (app.Environment.IsProduction() && !call.Switches.Contains(InProduction, StringComparer.Ordinal))
            throw new StartException($"The demo invents people and mails them reminders, and this is Production: say {InProduction} if that is wanted.");
        await app.PrepareDatabaseAsync();
        if (!await DemoStart.SeedAsync(app.Services))
            throw new StartException("The demo is for an empty database, and this one has trainings already. Nothing was changed.");
        await Console.Out.WriteLineAsync("The database is filled with a demo dated from today.");
    }
}
