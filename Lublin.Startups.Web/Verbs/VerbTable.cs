namespace Lublin.Startups.Web.Verbs;

/// <summary>What the program can be told to do instead of serving pages.</summary>
public static class VerbTable
{
    public static IReadOnlyList<Verb> All { get; } =
    [
        new("admin", ["<e-mail>"], [], "opens the office to its first admin: prints the link at which the password is set", AdminVerb.RunAsync),
        new("migrate", [], [], "brings the database to this program and ends", MigrateVerb.RunAsync),
        new("demo", [], [DemoVerb.InProduction], "fills an empty database with invented trainings and people", DemoVerb.RunAsync),
        new("backup", ["<file>"], [], "writes a checked copy of the database, also while the program runs", BackupVerb.RunAsync),
        new("restore", ["<file>"], [RestoreVerb.Over], "puts a backup in the place of the database; stop the program first", RestoreVerb.RunAsync),
        new("health", ["[address]"], [], "asks the running program on this machine whether it can serve people", HealthVerb.RunAsync),
    ];
}
