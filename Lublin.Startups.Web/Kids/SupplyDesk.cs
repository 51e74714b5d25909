using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>What there is for groups: hosts with their windows, animators, and who was looked up in the registers.</summary>
public sealed class SupplyDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    public Task<long> AddHostAsync(VisitHostFacts facts, Guid formId, string actor) => OnceAsync(formId, "visit-host", actor, async () =>
    {
        var host = new VisitHost(facts);
        db.Add(host);
        await db.SaveChangesAsync();
        return host.Id;
    });

    /// <returns>False when somebody else changed it since.</returns>
    public Task<bool> ChangeHostAsync(long id, int version, VisitHostFacts facts, string actor) => ChangeAsync("visit-host", id, actor, async () =>
    {
        var host = await db.VisitHosts.SingleAsync(host => host.Id == id);
        if (host.Version != version)
            return false;
        host.Change(facts);
        return true;
    });

    public Task<long> AddWindowAsync(long editionId, long hostId, WindowFacts facts, Guid formId, string actor) => OnceAsync(formId, "visit-window", actor, async () =>
    {
        var window = new VisitWindow(editionId, await db.VisitHosts.SingleAsync(host => host.Id == hostId), facts);
        db.Add(window);
        await db.SaveChangesAsync();
        return window.Id;
    });

    /// <inheritdoc cref="ChangeHostAsync"/>
    public Task<bool> ChangeWindowAsync(long id, int version, WindowFacts facts, string actor) => ChangeAsync("visit-window", id, actor, async () =>
    {
        var window = await db.VisitWindows.SingleAsync(window => window.Id == id);
        if (window.Version != version)
            return false;
        window.Change(facts);
        return true;
    });

    /// <summary>A host offers a window no more. What a group had of it ends, and is planned anew.</summary>
    public Task<bool> WithdrawWindowAsync(long id, string actor) => ChangeAsync("visit-window", id, actor, async () =>
    {
        var (window, now) = (await db.VisitWindows.SingleAsync(window => window.Id == id), clock.GetUtcNow());
        window.Withdraw(now);
        foreach (var pairing in await db.Pairings.Where(pairing => pairing.WindowId == id && pairing.EndedAt == null).ToListAsync())
            pairing.End(reason: null, now);
        return true;
    });

    /// <summary>Somebody new who leads meetings.</summary>
    public Task<long> AddAnimatorAsync(PresenterFacts person, AnimatorFacts facts, Guid formId, string actor) => OnceAsync(formId, "animator", actor, async () =>
    {
        var animator = new Animator(new Presenter(person), facts);
        db.Add(animator);
        await db.SaveChangesAsync();
        return animator.PresenterId;
    });

    /// <inheritdoc cref="ChangeHostAsync"/>
    public Task<bool> ChangeAnimatorAsync(long presenterId, int version, PresenterFacts person, AnimatorFacts facts, string actor) => ChangeAsync("animator", presenterId, actor, async () =>
    {
        var animator = await db.Animators.Include(animator => animator.Presenter).SingleAsync(animator => animator.PresenterId == presenterId);
        if (animator.Version != version)
            return false;
        animator.Presenter.Change(person with { Bio = animator.Presenter.Bio, Language = animator.Presenter.Language });
        animator.Change(facts);
        return true;
    });

    /// <summary>Ends the link to an animator's own page.</summary>
    public Task<bool> RevokeLinkAsync(long presenterId, string actor) => ChangeAsync("animator", presenterId, actor, async () =>
    {
        (await db.Animators.SingleAsync(animator => animator.PresenterId == presenterId)).RevokeLink();
        return true;
    });

    private Task<long> OnceAsync(Guid formId, string subject, string actor, Func<Task<long>> make) => writer.CommitAsync(
        db,
        async () => (await db.OnceAsync(formId, clock.GetUtcNow(), async () =>
        {
            var id = await make();
            db.Add(new History(subject, id, "Created", actor, clock.GetUtcNow()));
            return id;
        }))!.Value,
        _ => false);

    private async Task<bool> ChangeAsync(string subject, long id, string actor, Func<Task<bool>> change)
    {
        try
        {
            return await writer.CommitAsync(
                db,
                async () =>
                {
                    if (!await change())
                        return false;
                    db.Add(new History(subject, id, "Changed", actor, clock.GetUtcNow()));
                    return true;
                },
                _ => false);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
