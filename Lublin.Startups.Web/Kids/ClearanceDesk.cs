using System.Globalization;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Kids;

/// <summary>Writes down who was looked up in the registers. A renewal may be written down at any time before the end of the last check.</summary>
public sealed class ClearanceDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    /// <summary>One look-up in one or both registers, once however often its form is sent.</summary>
    /// <param name="person">An animator or a <see cref="VisitHost"/>.</param>
    /// <param name="registers">At least one.</param>
    /// <param name="checkedOn">Not in the future.</param>
    /// <param name="validUntil">At most <see cref="Clearance.LongestMonths"/> months later.</param>
    /// <param name="formId">Of the form that asks for it.</param>
    /// <param name="actor">Who looked.</param>
    public Task RecordAsync(SubjectKey person, IReadOnlyCollection<ClearanceRegister> registers, DateOnly checkedOn, DateOnly validUntil, Guid formId, string actor)
    {
        ArgumentNullException.ThrowIfNull(registers);
        return writer.CommitAsync(db, RecordAsync, showsOnPages: false);

        Task RecordAsync() => db.OnceAsync(formId, clock.GetUtcNow(), () =>
        {
            var now = clock.GetUtcNow();
            foreach (var register in registers)
            {
                db.Add(new Clearance(person, register, checkedOn, validUntil, actor, now));
                db.Add(new History(person.Type, person.Id, "Cleared", actor, now, new Changes()
                    .Note("register", null, register.ToString())
                    .Note("validUntil", null, validUntil.ToString("O", CultureInfo.InvariantCulture)).ToJson()));
            }

            return Task.FromResult<long?>(person.Id);
        });
    }
}
