using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Lublin.Startups.Bench;

/// <summary>
/// Sends prepared HTTP/1.1 requests over kept connections, one at a time on each, all from one thread: a client that costs little beside the server that
/// it shares the cores with. Linux.
/// </summary>
public sealed partial class LoadClient(int port, int clients)
{
    private const short PollIn = 1;
    private const int AnswerSize = 256 * 1024;
    private int answers;

    /// <summary>How many answers have come so far, to be read from another thread.</summary>
    public int Answers => Volatile.Read(ref answers);

    /// <summary>Sends every request once, and answers when each was answered or its connection was lost.</summary>
    /// <param name="requests">Whole requests.</param>
    /// <param name="perSecond">How many to begin a second, evenly; latency then counts from when each was due. 0: as fast as answers come.</param>
    /// <param name="stop">Asked between answers; true lets those under way be answered and begins no more.</param>
    public LoadResult Run(IReadOnlyList<byte[]> requests, double perSecond = 0, Func<bool>? stop = null)
    {
        var result = new LoadResult(requests.Count);
        var connections = new Connection[clients];
        var polls = new Poll[clients];
        var begun = Stopwatch.GetTimestamp();
        var next = 0;
        var busy = 0;
        for (var i = 0; i < clients; i++)
        {
            connections[i] = new(port);
            polls[i] = new() { Socket = connections[i].Handle, Wanted = PollIn };
        }

        long DueAt(int request) => perSecond > 0 ? begun + (long)(request / perSecond * Stopwatch.Frequency) : 0;

        void Feed()
        {
            for (var i = 0; i < clients && next < requests.Count; i++)
            {
                var now = Stopwatch.GetTimestamp();
                if (connections[i].Request >= 0 || connections[i].IsLost || DueAt(next) > now || stop?.Invoke() == true)
                    continue;
                result.Sent[next] = perSecond > 0 ? DueAt(next) : now;
                if (connections[i].Send(next, requests[next]))
                    busy++;
                else
                    polls[i].Socket = -1;
                next++;
            }
        }

        Feed();
        while (busy > 0 || (next < requests.Count && stop?.Invoke() != true && !connections.All(connection => connection.IsLost)))
        {
            // Asleep until the very moment: looking all the time for what is due would take the processor from the server.
            var wait = perSecond > 0 && next < requests.Count ? Math.Clamp(Figures.Milliseconds(Stopwatch.GetTimestamp(), DueAt(next)), 0, 100) : 100;
            WaitForAny(polls, (nuint)clients, new() { Nanoseconds = (nint)(wait * 1e6) }, 0);
            for (var i = 0; i < clients; i++)
            {
                if (polls[i].Seen == 0 || connections[i].Request < 0)
                    continue;
                var request = connections[i].Request;
                var whole = connections[i].Receive();
                if (whole is null && !connections[i].IsLost)
                    continue;
                busy--;
                result.Answered[request] = Stopwatch.GetTimestamp();
                if (whole is not { } answer)
                {
                    polls[i].Socket = -1;
                    continue;
                }

                (result.Status[request], result.Location[request]) = answer;
                Volatile.Write(ref answers, answers + 1);
                if (perSecond > 0 || next == requests.Count || stop?.Invoke() == true)
                    continue;
                result.Sent[next] = Stopwatch.GetTimestamp();
                if (connections[i].Send(next, requests[next]))
                    busy++;
                else
                    polls[i].Socket = -1;
                next++;
            }

            if (perSecond > 0)
                Feed();
        }

        result.Close(begun, Stopwatch.GetTimestamp(), next);
        foreach (var connection in connections)
            connection.Dispose();
        return result;
    }

    [LibraryImport("libc", EntryPoint = "ppoll", SetLastError = true)]
    private static partial int WaitForAny([In, Out] Poll[] sockets, nuint count, in Timespan wait, nint signals);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespan
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Poll
    {
        public int Socket;
        public short Wanted;
        public short Seen;
    }

    private sealed class Connection : IDisposable
    {
        private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        private readonly byte[] answer = new byte[AnswerSize];
        private int filled;
        private int tail;

        public Connection(int port)
        {
            socket.Connect(IPAddress.Loopback, port);
            socket.Blocking = false;
        }

        public int Handle => (int)socket.Handle;

        /// <summary>The number of the request under way; -1 without one.</summary>
        public int Request { get; private set; } = -1;

        public bool IsLost { get; private set; }

        public bool Send(int number, ReadOnlySpan<byte> request)
        {
            Request = number;
            (filled, tail) = (0, -1);
            var sent = socket.Send(request, SocketFlags.None, out var error);
            IsLost = error != SocketError.Success || sent != request.Length;
            return !IsLost;
        }

        /// <summary>Status and Location of the answer once it is whole; null before.</summary>
        public (int Status, string? Location)? Receive()
        {
            var read = socket.Receive(answer.AsSpan(filled), SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
                return null;
            if (error != SocketError.Success || read == 0)
            {
                (IsLost, Request) = (true, -1);
                return null;
            }

            filled += read;
            var text = answer.AsSpan(0, filled);
            var end = text.IndexOf("\r\n\r\n"u8);
            if (end < 0 || !IsWhole(text, end + 4))
                return null;
            Request = -1;
            var status = (text[9] - '0') * 100 + (text[10] - '0') * 10 + text[11] - '0';
            return (status, Header(text[..end], "\r\nLocation: "u8) is { IsEmpty: false } location ? Encoding.ASCII.GetString(location) : null);
        }

        public void Dispose() => socket.Dispose();

        // A long chunked answer need not be kept: only its end counts.
        private bool IsWhole(ReadOnlySpan<byte> text, int head)
        {
            var length = Header(text[..(head - 2)], "\r\nContent-Length: "u8);
            if (!length.IsEmpty)
                return filled >= head + int.Parse(length);
            if (Header(text[..(head - 2)], "\r\nTransfer-Encoding: "u8).IsEmpty)
                return true;
            tail = text.EndsWith("\r\n0\r\n\r\n"u8) ? filled : tail;
            return tail == filled;
        }

        private static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
        {
            var at = head.IndexOf(name);
            if (at < 0)
                return default;
            var value = head[(at + name.Length)..];
            var end = value.IndexOf("\r\n"u8);
            return end < 0 ? value : value[..end];
        }
    }
}

/// <summary>How a load of requests went; by the number of the request.</summary>
public sealed class LoadResult(int requests)
{
    public long[] Sent { get; } = new long[requests];
    public long[] Answered { get; } = new long[requests];

    /// <summary>0: never answered.</summary>
    public int[] Status { get; } = new int[requests];

    public string?[] Location { get; } = new string?[requests];

    /// <summary>How many were begun.</summary>
    public int Begun { get; private set; }

    public double Seconds { get; private set; }

    /// <summary>Answers per second.</summary>
    public double PerSecond => Status.Count(status => status != 0) / Seconds;

    /// <summary>Milliseconds of those that were answered, in ascending order.</summary>
    public double[] Latencies => [.. Enumerable.Range(0, Begun).Where(i => Status[i] != 0).Select(i => Figures.Milliseconds(Sent[i], Answered[i])).Order()];

    internal void Close(long begun, long ended, int sent) => (Seconds, Begun) = (Figures.Seconds(begun, ended), sent);
}
