using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Lublin.Startups.Tests.Support;

/// <summary>A wire to a server on this machine that a test can cut and mend.</summary>
public sealed class Relay : IDisposable
{
    private readonly int target;
    private readonly ConcurrentBag<Socket> open = [];
    private TcpListener? listener;

    public Relay(int target)
    {
        this.target = target;
        Mend();
        Port = ((IPEndPoint)listener!.LocalEndpoint).Port;
    }

    /// <summary>On 127.0.0.1; the same before and after a cut.</summary>
    public int Port { get; }

    /// <summary>Ends every connection and refuses new ones.</summary>
    public void Cut()
    {
        listener?.Dispose();
        listener = null;
        while (open.TryTake(out var socket))
            socket.Dispose();
    }

    public void Mend()
    {
        if (listener is not null)
            return;
        listener = new(IPAddress.Loopback, Port);
        listener.Start();
        _ = AcceptAsync(listener);
    }

    public void Dispose() => Cut();

    private async Task AcceptAsync(TcpListener from)
    {
        try
        {
            while (true)
                _ = JoinAsync(await from.AcceptSocketAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private async Task JoinAsync(Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        open.Add(near);
        open.Add(far);
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, target);
            await Task.WhenAny(PumpAsync(near, far), PumpAsync(far, near));
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
        finally
        {
            near.Dispose();
            far.Dispose();
        }
    }

    private static async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var read)
                await to.SendAsync(buffer.AsMemory(0, read));
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }
}

/// <summary>PostgreSQL at the end of a wire that can be cut.</summary>
public sealed class FragileDatabase : ITestDatabase
{
    private const string Connection = "ConnectionStrings:Startups";
    private readonly PostgresDatabase database = new();
    private Relay? wire;

    public Relay Wire => wire ??= new(new Npgsql.NpgsqlConnectionStringBuilder(database.Settings[Connection]).Port);

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(database.Settings, StringComparer.Ordinal)
    {
        [Connection] = new Npgsql.NpgsqlConnectionStringBuilder(database.Settings[Connection]) { Port = Wire.Port, Timeout = 5 }.ConnectionString,
    };

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public Task EmptyAsync() => database.EmptyAsync();

    /// <summary>Changes something as another instance does, whose wire is whole, and tells nobody.</summary>
    public async Task ChangeAsync(string sql)
    {
        await using var other = new Npgsql.NpgsqlConnection(database.Settings[Connection]);
        await other.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, other);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync()
    {
        wire?.Dispose();
        return database.DisposeAsync();
    }
}
