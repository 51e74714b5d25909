using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace Lublin.Startups.Web.Data.Backups;

/// <summary>PostgreSQL's own programs for copies, told by the environment where the database is: a command line can be read by everybody on the machine.</summary>
internal sealed class PostgresTools(NpgsqlConnectionStringBuilder connection)
{
    public string Database => connection.Database ?? "";

    /// <summary>Runs one of them.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="BackupException">It is not on the PATH, or says why not.</exception>
    public async Task<string> RunAsync(string program, string failed, CancellationToken cancellation, params IEnumerable<string> arguments)
    {
        using var process = Start(program, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
            throw new BackupException($"{failed}: {Said(await errors)}");
        return await output;
    }

    private Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in Settings())
        {
            if (!string.IsNullOrEmpty(value))
                start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new BackupException($"{program} is not on the PATH: install PostgreSQL's client programs, of the server's version or newer, or make the copy where PostgreSQL runs.", missing);
        }
    }

    private IEnumerable<(string Name, string? Value)> Settings() =>
    [
        ("PGHOST", connection.Host), ("PGPORT", FormattableString.Invariant($"{connection.Port}")), ("PGDATABASE", connection.Database), ("PGUSER", connection.Username),
        ("PGPASSWORD", connection.Password), ("PGPASSFILE", connection.Passfile), ("PGSSLROOTCERT", connection.RootCertificate), ("PGSSLMODE", SslMode), ("LC_ALL", "C"),
    ];

    private string SslMode => connection.SslMode switch
    {
        Npgsql.SslMode.VerifyCA => "verify-ca",
        Npgsql.SslMode.VerifyFull => "verify-full",
        var other => other.ToString().ToLowerInvariant(),
    };

    // The first line names the cause; the others repeat it or quote a command.
    private static string Said(string errors) => errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "it does not say why";
}
