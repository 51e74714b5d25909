using Lublin.Startups.Web.Clock;
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

    /// <param name="id">Which.</param>
    /// <param name="version">Of the form that was filled in.</param>
    /// <param name="facts">What the host offers now.</param>
    /// <param name="releases">It is known that a group has it and loses it by the change.</param>
    /// <param name="actor">A member of staff.</param>
    public Task<WindowOutcome> ChangeWindowAsync(long id, int version, WindowFacts facts, bool releases, string actor) => writer.CommitAsync(db, async () =>
    {
        await db.Database.TakeTurnAsync(BookingQueries.Turn);
        var (window, now) = (await db.VisitWindows.SingleAsync(window => window.Id == id), clock.GetUtcNow());
        if (window.Version != version)
            return WindowOutcome.Overtaken;
        var use = await db.UseOfAsync(id);
        if (use is { } known && facts.Breaks(window.Facts, known.Group))
        {
            if (known.IsOverAt(now))
                return WindowOutcome.Over;
            if (!releases)
                return WindowOutcome.InUse;
            Release(known, now);
        }

        window.Change(facts);
        db.Add(new History("visit-window", id, "Changed", actor, now));
        return WindowOutcome.Done;
    });

    /// <summary>A host offers a window no more. What a group had of it ends: the visit is planned anew, and one that was told of stands out until staff have found another host or cancelled it.</summary>
    public Task<WindowOutcome> WithdrawWindowAsync(long id, string actor) => writer.CommitAsync(db, async () =>
    {
        await db.Database.TakeTurnAsync(BookingQueries.Turn);
        return await WithdrawAsync(await db.VisitWindows.SingleAsync(window => window.Id == id), actor, clock.GetUtcNow());
    });

    /// <summary>A host takes part no more, and offers none of the windows to come; or takes part again.</summary>
    public Task ArchiveHostAsync(long id, bool archive, string actor) => writer.CommitAsync(db, async () =>
    {
        await db.Database.TakeTurnAsync(BookingQueries.Turn);
        var (host, now) = (await db.VisitHosts.SingleAsync(host => host.Id == id), clock.GetUtcNow());
        var today = Warsaw.DateOf(now);
        if (archive)
        {
            foreach (var window in await db.VisitWindows.Where(window => window.HostId == id && window.WithdrawnAt == null && window.Date >= today).ToListAsync())
                await WithdrawAsync(window, actor, now);
            host.Archive(now);
        }
        else
        {
            host.Restore();
        }

        db.Add(new History("visit-host", id, archive ? "Archived" : "Restored", actor, now));
    });

    /// <summary>A new animator.</summary>
    public Task<long> AddAnimatorAsync(PresenterFacts person, AnimatorFacts facts, Guid formId, string actor) => AddAnimatorAsync(() => Task.FromResult(new Presenter(person)), facts, formId, actor);

    /// <summary>Somebody whom the office knows as a speaker or a trainer leads meetings, too.</summary>
    public Task<long> AddAnimatorAsync(long presenterId, AnimatorFacts facts, Guid formId, string actor) => AddAnimatorAsync(() => db.Presenters.SingleAsync(presenter => presenter.Id == presenterId), facts, formId, actor);

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

    private Task<long> AddAnimatorAsync(Func<Task<Presenter>> person, AnimatorFacts facts, Guid formId, string actor) => OnceAsync(formId, "animator", actor, async () =>
    {
        var animator = new Animator(await person(), facts);
        db.Add(animator);
        await db.SaveChangesAsync();
        return animator.PresenterId;
    });

    private async Task<WindowOutcome> WithdrawAsync(VisitWindow window, string actor, DateTimeOffset now)
    {
        if (await db.UseOfAsync(window.Id) is { } use)
        {
            if (use.IsOverAt(now))
                return WindowOutcome.Over;
            Release(use, now);
        }

        window.Withdraw(now);
        db.Add(new History("visit-window", window.Id, "Withdrawn", actor, now));
        return WindowOutcome.Done;
    }

    // A meeting that nobody was told of is made anew from what the group is given next.
    private void Release(WindowUse use, DateTimeOffset now)
    {
        use.Pairing?.End(reason: null, now);
        use.Meeting?.LoseHost(now);
        if (use.Meeting is not { PublishedAt: null } draft)
            return;
        db.Remove(draft);
        db.Remove(draft.Session);
    }

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
