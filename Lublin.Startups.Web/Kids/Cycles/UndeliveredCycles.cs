using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids.Cycles;

/// <summary>
/// Puts calls for what a letter about meetings would have told a teacher, an animator or a host. The copy to a school's official address tells nothing that the teacher does not hear; that the address is
/// wrong somebody has to ask all the same.
/// </summary>
public sealed class UndeliveredCycles : IUndelivered
{
    public async Task NoteAsync(StartupsDb db, OutboxMail mail, Settlement.Failed failed, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!CycleMails.Kinds.Contains(mail.Kind, StringComparer.Ordinal))
            return;
        var news = CycleMails.NewsOf(mail);
        var ids = news.Tidings.Select(tiding => tiding.Session).ToArray();
        var sessions = await db.Sessions.AsNoTracking().Where(session => ids.Contains(session.Id)).ToDictionaryAsync(session => session.Id, cancellation);
        var told = news.Tidings.Where(tiding => sessions.ContainsKey(tiding.Session)).Select(tiding => new ToldSession(tiding, sessions[tiding.Session])).ToList();
        List<PhoneCall> calls = news.IsCopy ? [] : [.. CycleMails.CallsFor(mail.FactKey, mail.Subject, told, now)];
        if (failed.RefusedAddress is not null && AddressCalls.For(mail, now, isOfficial: news.IsCopy) is { } asked)
            calls.Add(asked);
        await db.PutOnceAsync(calls, cancellation);
    }
}
