using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lublin.Startups.Web.Data;

/// <summary>A save outside a command takes a turn of its own at the gate: accounts and keys are saved by the framework, which knows no <see cref="Writer"/>.</summary>
public sealed class GatedSaves(WriteGate gate) : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, WriteGate.Turn> turns = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (SavesAlone(eventData) is { } db)
            turns.Add(db, gate.Enter());
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (SavesAlone(eventData) is { } db)
            turns.Add(db, await gate.EnterAsync(cancellationToken));
        return result;
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Leave(eventData);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return ValueTask.FromResult(result);
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData)
    {
        gate.Learn(eventData.Exception);
        Leave(eventData);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        gate.Learn(eventData.Exception);
        Leave(eventData);
        return Task.CompletedTask;
    }

    public override void SaveChangesCanceled(DbContextEventData eventData) => Leave(eventData);

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return Task.CompletedTask;
    }

    // A command has a transaction, and its turn already.
    private static DbContext? SavesAlone(DbContextEventData data) => data.Context is { Database.CurrentTransaction: null } db ? db : null;

    private void Leave(DbContextEventData data)
    {
        if (data.Context is not { } db || !turns.TryGetValue(db, out var turn))
            return;
        turns.Remove(db);
        turn.Dispose();
    }
}
