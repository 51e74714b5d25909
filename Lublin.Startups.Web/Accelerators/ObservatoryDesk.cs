using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Accelerators;

/// <summary>The programmes of others that the unit watches. Nothing is deleted: what is watched no more is withdrawn.</summary>
public sealed class ObservatoryDesk(StartupsDb db, Writer writer, TimeProvider clock) : RowDesk(db, writer, clock)
{
    private const string Subject = "external-programme";

    public Task<AddOutcome> AddAsync(ExternalProgrammeFacts facts, string actor, Sending sending = default) => AddAsync(
        Subject,
        sending,
        () => AlikeAsync(Db.ExternalProgrammes.Select(programme => new Named(programme.Id, programme.Name)), facts.Name),
        () =>
        {
            var programme = new ExternalProgramme(facts, actor, Now);
            Db.Add(programme);
            return Task.FromResult(programme);
        },
        programme => Task.FromResult(programme.Id),
        actor);

    /// <param name="id">Which.</param>
    /// <param name="version">Of the form that was filled in.</param>
    /// <param name="facts">What staff say now.</param>
    /// <param name="isChecked">They looked at the organiser's page for it.</param>
    /// <param name="actor">A member of staff.</param>
    /// <returns>False when somebody else changed it since: nothing is saved.</returns>
    public Task<bool> ChangeAsync(long id, int version, ExternalProgrammeFacts facts, bool isChecked, string actor) => ChangeAsync(Subject, id, actor, async () =>
    {
        var programme = await Db.ExternalProgrammes.SingleAsync(each => each.Id == id);
        if (programme.Version != version)
            return null;
        var before = programme.Facts;
        var changes = new Changes().Note("title", before.Name, facts.Name).Note("operator", before.Operator, facts.Operator).Note("url", before.Url, facts.Url)
            .Note("opensOn", before.OpensOn, facts.OpensOn).Note("closesOn", before.ClosesOn, facts.ClosesOn).NoteText("offer", before.Offer, facts.Offer);
        programme.Change(facts);
        if (isChecked)
            programme.Check(actor, Now);
        return changes;
    });

    /// <summary>Somebody looked at the organiser's page, and nothing has changed.</summary>
    public Task CheckAsync(long id, string actor) => DoAsync(async () =>
    {
        (await Db.ExternalProgrammes.SingleAsync(each => each.Id == id)).Check(actor, Now);
        Tell(Subject, id, "Checked", actor);
        return true;
    });

    /// <summary>It is watched no more; or again.</summary>
    public Task WithdrawAsync(long id, bool withdraw, string actor) => DoAsync(async () =>
    {
        var programme = await Db.ExternalProgrammes.SingleAsync(each => each.Id == id);
        if (withdraw)
            programme.Withdraw(Now);
        else
            programme.Restore();
        Tell(Subject, id, withdraw ? "Withdrawn" : "Restored", actor);
        return true;
    });
}
