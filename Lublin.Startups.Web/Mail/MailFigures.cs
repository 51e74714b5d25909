using System.Diagnostics.Metrics;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Mail;

/// <summary>What is worth watching of the mail: how it ends, how much waits, and how much was given up.</summary>
internal static class MailFigures
{
    private static readonly Counter<long> Settled = Figures.Counter("startups.mails", "{mail}", "Mails by what became of them: sent, postponed, failed, voided, deferred, released");

    public static IServiceCollection AddMailFigures(this IServiceCollection services) => services
        .AddSingleton(new Level("startups.mails.waiting", "{mail}", "Mails that are due and not out yet", provider => Count(provider, waiting: true)))
        .AddSingleton(new Level("startups.mails.failed", "{mail}", "Mails that were given up", provider => Count(provider, waiting: false)));

    public static void Note(SettledMail done) => Settled.Add(
        1, new("outcome", done.Settlement.GetType().Name.ToLowerInvariant()), new KeyValuePair<string, object?>("kind", done.Mail.Kind));

    private static long Count(IServiceProvider provider, bool waiting)
    {
        var now = provider.GetRequiredService<TimeProvider>().GetUtcNow();
        var mails = provider.GetRequiredService<StartupsDb>().Outbox.AsNoTracking();
        return waiting
            ? mails.LongCount(mail => mail.SentAt == null && mail.FailedAt == null && mail.VoidedAt == null && mail.HeldAt == null && mail.DueAt <= now)
            : mails.LongCount(mail => mail.FailedAt != null);
    }
}
