using System.Text.Json;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Reads people out for a file: one state of the database while others sign up, row by row; and notes who took how many.</summary>
public sealed class ExportDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    /// <summary>Everybody who ever signed up for an edition, in the order they did.</summary>
    /// <param name="editionId">An existing edition.</param>
    /// <param name="write">Gets each row.</param>
    /// <param name="actor">The member of staff.</param>
    public Task EditionAsync(long editionId, Func<PersonRow, ValueTask> write, string actor, CancellationToken cancellation) =>
        ExportAsync(db.PeopleOf(editionId), write, ("edition", editionId), actor, cancellation);

    /// <summary>Everybody who signed up in a year.</summary>
    /// <inheritdoc cref="EditionAsync" path="/param"/>
    public Task YearAsync(int year, Func<PersonRow, ValueTask> write, string actor, CancellationToken cancellation) =>
        ExportAsync(db.PeopleOfYear(year), write, ("year", year), actor, cancellation);

    private async Task ExportAsync(IQueryable<Enrolment> people, Func<PersonRow, ValueTask> write, (string Subject, long Id) of, string actor, CancellationToken cancellation)
    {
        var rows = 0;
        await using (await Snapshot.OpenAsync(db, cancellation))
        {
            await foreach (var row in people.OrderBy(enrolment => enrolment.Id).AsRows().AsAsyncEnumerable().WithCancellation(cancellation))
            {
                await write(row);
                rows++;
                Processor.LetOthersGoFirst();
            }
        }

        await writer.CommitAsync(db, showsOnPages: false, cancellation: cancellation, command: () =>
        {
            db.Add(new History(of.Subject, of.Id, "Exported", actor, clock.GetUtcNow(), JsonSerializer.Serialize(new { rows })));
            return Task.CompletedTask;
        });
    }
}
