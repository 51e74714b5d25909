namespace Lublin.Startups.Tests.Support;

public sealed class SmtpFaultTests
{
    [Fact]
    public async Task A_busy_server_says_so_at_the_greeting_or_at_MAIL_and_closes()
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(SmtpFaultKind.BusyAtGreeting));
        sink.Fail(new SmtpFault(SmtpFaultKind.BusyAtMail));

        await using var turnedAway = await RawSmtp.ConnectAsync(sink.Port, greeting: "421");
        Assert.Empty(await turnedAway.ReadAsync());
        await using var later = await RawSmtp.ConnectAsync(sink.Port);
        Assert.StartsWith("421", await later.AskAsync("MAIL FROM:<a@example.pl>"), StringComparison.Ordinal);
        Assert.Empty(await later.ReadAsync());
        await using var atLast = await RawSmtp.ConnectAsync(sink.Port);
        await atLast.SendAsync("b@example.pl");

        Assert.Equal(1, sink.Count);
    }

    [Fact]
    public async Task A_fault_strikes_its_recipient_at_its_attempts_only()
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(SmtpFaultKind.DefersRecipient, "b@example.pl", fromAttempt: 2, times: 2));
        sink.Fail(new SmtpFault(SmtpFaultKind.RefusesRecipient, "C@example.pl", times: int.MaxValue));
        await using var raw = await RawSmtp.ConnectAsync(sink.Port);
        await raw.AskAsync("MAIL FROM:<a@example.pl>");

        var answers = new List<string>();
        foreach (var recipient in (string[])["b", "b", "d", "b", "b", "c", "c"])
            answers.Add((await raw.AskAsync($"RCPT TO:<{recipient}@example.pl>"))[..3]);

        Assert.Equal(["250", "451", "250", "451", "250", "550", "550"], answers);
    }

    [Fact]
    public async Task A_hanging_server_never_answers_DATA()
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(SmtpFaultKind.HangsAtData));
        await using var raw = await RawSmtp.ConnectAsync(sink.Port);
        await raw.AskAsync("MAIL FROM:<a@example.pl>");
        await raw.AskAsync("RCPT TO:<b@example.pl>");

        await Assert.ThrowsAsync<TimeoutException>(() => raw.AskAsync("DATA").WaitAsync(TimeSpan.FromMilliseconds(300)));
        Assert.Equal(0, sink.Count);
    }

    [Theory]
    [InlineData(SmtpFaultKind.ClosesDuringData, "", 0)]
    [InlineData(SmtpFaultKind.ClosesBeforeAnswer, "", 1)]
    [InlineData(SmtpFaultKind.ClosesAfterAnswer, "250 2.0.0 taken", 1)]
    public async Task A_connection_can_close_around_the_final_dot(SmtpFaultKind kind, string answer, int arrived)
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(kind, "b@example.pl"));
        await using var raw = await RawSmtp.ConnectAsync(sink.Port);

        await raw.SendAsync("c@example.pl");
        Assert.Equal(answer, (await raw.AnswerToMailAsync("b@example.pl")).TrimEnd());
        Assert.Empty(await raw.ReadAsync());
        Assert.Equal(1 + arrived, sink.Count);
    }

    [Fact]
    public async Task A_healed_server_does_its_work_again()
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(SmtpFaultKind.BusyAtGreeting, times: int.MaxValue));
        await using var turnedAway = await RawSmtp.ConnectAsync(sink.Port, greeting: "421");

        sink.Heal();

        await using var raw = await RawSmtp.ConnectAsync(sink.Port);
        await raw.SendAsync("b@example.pl");
        Assert.Equal(1, sink.Count);
    }
}
