using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Support;

/// <summary>People who are in an edition's roster without the public form, with or without an address.</summary>
public static class TelephonePerson
{
    /// <summary>Signs a person up by telephone, as the office does.</summary>
    public static Task<Enrolment> TakeInAsync(
        this RosterBook book, long editionId, string name, string? email = null, string? phone = "+48500100200", Needs needs = Needs.None) =>
        book.ChangeAsync(editionId, Actor.Staff(1), roster =>
        {
            var newcomer = new Enrolment(roster.Edition, new(
                Guid.CreateVersion7(), PersonalLink.NewNonce(), new(name, email, phone, Situation.PlansFirm, Needs: needs), 1, "pl", "2026-11-01", "2026-11-01", QueueIfFull: true), roster.Now);
            roster.Db.Add(newcomer);
            roster.Note(roster.Roster.Admit(newcomer, roster.Now));
            return newcomer;
        });

    /// <summary>Settles a mail as the delivery does.</summary>
    public static async Task SettleAsync(this IServiceProvider services, OutboxMail mail, Settlement settlement) =>
        await ActivatorUtilities.CreateInstance<Outbox>(services, ActivatorUtilities.CreateInstance<MailNeighbours>(services)).SettleAsync(mail, settlement);

    /// <summary>What is to be told by telephone, to whom: „Anna:Confirmed”.</summary>
    public static async Task<IReadOnlyList<string>> ToCallAsync(this StartupsDb db, DateTimeOffset now) =>
        [.. (await db.PeopleToCallAsync(now)).SelectMany(person => person.Calls.Select(call => $"{person.Person.Applicant.Name}:{call.About}"))];

    /// <summary>The verbs of the history of an enrolment, in order.</summary>
    public static Task<List<string>> VerbsAsync(this StartupsDb db, long enrolmentId) =>
        db.History.Where(row => row.Subject == "enrolment" && row.SubjectId == enrolmentId).OrderBy(row => row.Id).Select(row => row.Verb).ToListAsync();
}
