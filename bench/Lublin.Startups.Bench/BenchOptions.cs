using System.Globalization;

namespace Lublin.Startups.Bench;

/// <summary>What the command line asks for.</summary>
/// <param name="Bench">signup, kill, pages, mail, start, office, backup, schedule or kids.</param>
/// <param name="Postgres">PostgreSQL instead of SQLite.</param>
/// <param name="Rounds">Interleaved runs; figures are medians over them.</param>
/// <param name="Posts">Sign-ups, or mails, of one run.</param>
/// <param name="Clients">Connections that send at once.</param>
/// <param name="App">Folder of an application published before; null publishes it now.</param>
/// <param name="Bare">Folder of this bench published before; null publishes it now.</param>
/// <param name="Mail">Sign-ups: with mails going out at the same time.</param>
/// <param name="Awake">Mails: the processors are kept from going to sleep.</param>
public sealed record BenchOptions(string Bench, bool Postgres, int Rounds, int Posts, int Clients, string? App, string? Bare, bool Mail, bool Awake)
{
    /// <returns>Null when the arguments make no sense.</returns>
    public static BenchOptions? Read(string[] args)
    {
        if (args.Length == 0)
            return null;
        var options = new BenchOptions(args[0], Postgres: false, Rounds: 5, Posts: 10_000, Clients: 64, App: null, Bare: null, Mail: false, Awake: false);
        for (var i = 1; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--postgres":
                    options = options with { Postgres = true };
                    continue;
                case "--mail":
                    options = options with { Mail = true };
                    continue;
                case "--awake":
                    options = options with { Awake = true };
                    continue;
                case "--rounds" when Number(value) is { } rounds:
                    options = options with { Rounds = rounds };
                    break;
                case "--posts" when Number(value) is { } posts:
                    options = options with { Posts = posts };
                    break;
                case "--clients" when Number(value) is { } clients:
                    options = options with { Clients = clients };
                    break;
                case "--app" when Directory.Exists(value):
                    options = options with { App = Path.GetFullPath(value) };
                    break;
                case "--bare" when Directory.Exists(value):
                    options = options with { Bare = Path.GetFullPath(value) };
                    break;
                default:
                    return null;
            }

            i++;
        }

        return options;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}

/// <summary>Why a bench cannot go on, in one sentence.</summary>
public sealed class BenchException : Exception
{
    public BenchException()
    {
    }

    public BenchException(string message) : base(message)
    {
    }

    public BenchException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
