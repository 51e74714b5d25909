using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Lublin.Startups.Tests.Support;

/// <summary>A mail server on loopback that keeps what it gets and fails as it is told.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private static readonly Lazy<X509Certificate2> OwnCertificate = new(MakeCertificate);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private readonly List<ReceivedMail> mails = [];
    private readonly List<Waiter> waiters = [];
    private readonly Task accepting;
    private volatile SmtpFault[] faults = [];
    private volatile Task mayAnswer = Task.CompletedTask;
    private long count;
    private long connections;

    /// <summary>Starts listening at once, on a port that the system chooses.</summary>
    public SmtpSink()
    {
        listener.Start(512);
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>What STARTTLS does; set before the first connection.</summary>
    public StartTls StartTls { get; init; } = StartTls.Works;

    /// <summary>Whether the talk begins with TLS, as on port 465; set before the first connection.</summary>
    public bool ImplicitTls { get; init; }

    /// <summary>The ways of AUTH that are offered, of PLAIN and LOGIN.</summary>
    public IReadOnlyCollection<string> Logins { get; init; } = ["PLAIN", "LOGIN"];

    /// <summary>The only name and password that AUTH takes, and without which MAIL is refused; null takes any, or none.</summary>
    public (string Name, string Password)? Account { get; init; }

    /// <summary>How many mails are kept; what comes after them is only counted: for loads of mails.</summary>
    public long Keeps { get; init; } = long.MaxValue;

    /// <summary>How many mails have arrived.</summary>
    public long Count => Interlocked.Read(ref count);

    /// <summary>How many connections have been opened.</summary>
    public long Connections => Interlocked.Read(ref connections);

    /// <summary>All mails so far, in order of arrival.</summary>
    public IReadOnlyList<ReceivedMail> Mails
    {
        get
        {
            lock (gate)
                return [.. mails];
        }
    }

    /// <summary>The certificate that is shown, for senders that are to trust it.</summary>
    public static X509Certificate2 Certificate => OwnCertificate.Value;

    /// <summary>Adds a fault to those that wait for their occasion.</summary>
    public void Fail(SmtpFault fault)
    {
        lock (gate)
            faults = [.. faults, fault];
    }

    /// <summary>Takes all faults back.</summary>
    public void Heal() => faults = [];

    /// <summary>Mails are kept, and their senders hear nothing until what is returned is disposed.</summary>
    public IDisposable HoldAnswers()
    {
        var hold = new Hold();
        mayAnswer = hold.Over;
        return hold;
    }

    /// <summary>The first mail that matches, those that came earlier included.</summary>
    /// <exception cref="TimeoutException">None came in time; the message lists what did.</exception>
    public Task<ReceivedMail> WaitForAsync(Func<ReceivedMail, bool> match, TimeSpan timeout)
    {
        if (Keeps == 0)
            throw new InvalidOperationException("A sink that only counts has no mails to look at.");
        return WaitAsync(new Waiter(match, long.MaxValue), timeout);
    }

    /// <summary>Waits until <paramref name="wanted"/> mails have arrived in all.</summary>
    /// <exception cref="TimeoutException">Fewer came in time; the message lists them.</exception>
    public Task WaitForCountAsync(long wanted, TimeSpan timeout) => WaitAsync(new Waiter(_ => false, wanted), timeout);

    /// <summary>Closes the port and all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        await accepting;
        closing.Dispose();
    }

    internal bool Strikes(SmtpFaultKind kind, params IReadOnlyCollection<string> recipients)
    {
        // Every fault is asked, because each counts its own occasions.
        var strikes = false;
        foreach (var fault in faults)
            strikes |= fault.Strikes(kind, recipients);
        return strikes;
    }

    internal Task MayAnswer => mayAnswer;

    internal void Keep(ReceivedMail? mail)
    {
        lock (gate)
        {
            var total = Interlocked.Increment(ref count);
            if (mail is not null)
                mails.Add(mail);
            for (var i = waiters.Count - 1; i >= 0; i--)
            {
                if (waiters[i].IsMetBy(mail, total))
                    waiters.RemoveAt(i);
            }
        }
    }

    private async Task<ReceivedMail> WaitAsync(Waiter waiter, TimeSpan timeout)
    {
        lock (gate)
        {
            if (!mails.Exists(mail => waiter.IsMetBy(mail, Count)) && !waiter.IsMetBy(mail: null, Count))
                waiters.Add(waiter);
        }

        try
        {
            return await waiter.Met.WaitAsync(timeout);
        }
        catch (TimeoutException late)
        {
            lock (gate)
                waiters.Remove(waiter);
            var arrived = Mails.TakeLast(20).Select(mail => $"  to {string.Join(", ", mail.Recipients)}: {mail.Subject}");
            throw new TimeoutException($"The mail waited for did not come within {timeout}; {Count} came:\n{string.Join('\n', arrived)}", late);
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(closing.Token);
                Interlocked.Increment(ref connections);
                _ = Task.Run(() => SmtpConversation.HoldAsync(this, client, closing.Token));
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Disposed.
        }
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        // Windows shows a certificate only if its key has been through a file.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }

    private sealed class Hold : IDisposable
    {
        private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Over => over.Task;

        public void Dispose() => over.TrySetResult();
    }

    private sealed class Waiter(Func<ReceivedMail, bool> match, long wanted)
    {
        // Continuations run elsewhere: the completing thread holds the gate.
        private readonly TaskCompletionSource<ReceivedMail> met = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<ReceivedMail> Met => met.Task;

        public bool IsMetBy(ReceivedMail? mail, long total)
        {
            if (total < wanted && (mail is null || !match(mail)))
                return false;
            met.TrySetResult(mail!);
            return true;
        }
    }
}
