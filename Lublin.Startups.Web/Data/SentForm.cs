using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Data;

/// <summary>A form that made something. Sent again, as by a double click, it makes nothing more and is answered with what it made.</summary>
/// <param name="id">The form carries it from when it was opened.</param>
/// <param name="subjectId">What it made; the form knows of which kind.</param>
/// <param name="at">When it was sent first.</param>
public sealed class SentForm(Guid id, long subjectId, DateTimeOffset at)
{
    public Guid Id { get; private set; } = id;
    public long SubjectId { get; private set; } = subjectId;
    public DateTimeOffset At { get; private set; } = at;
}

public sealed class SentFormMapping : IEntityTypeConfiguration<SentForm>
{
    public void Configure(EntityTypeBuilder<SentForm> builder)
    {
        builder.ToTable("sent_forms");
        builder.Property(form => form.Id).ValueGeneratedNever();
        builder.HasIndex(form => form.At);
    }
}

public static class SentForms
{
    // No form stays open longer.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Makes what a form asks for, unless this very form has made it before.</summary>
    /// <param name="db">In a transaction of <see cref="Writer"/>.</param>
    /// <param name="formId">Empty for what comes from no form.</param>
    /// <param name="now">The instant.</param>
    /// <param name="make">Makes it, saves it and answers its id; null when it made nothing after all.</param>
    /// <returns>What was made, now or before.</returns>
    public static async Task<long?> OnceAsync(this StartupsDb db, Guid formId, DateTimeOffset now, Func<Task<long?>> make)
    {
        if (formId == Guid.Empty)
            return await make();
        await db.Database.TakeTurnAsync($"form:{formId:N}");
        if (await db.MadeByAsync(formId) is { } made)
            return made;
        var id = await make();
        if (id is { } subject)
        {
            var longAgo = now - Kept;
            await db.Set<SentForm>().Where(form => form.At < longAgo).ExecuteDeleteAsync();
            db.Add(new SentForm(formId, subject, now));
        }

        return id;
    }

    /// <summary>What a form has made; null when it has made nothing yet.</summary>
    public static Task<long?> MadeByAsync(this StartupsDb db, Guid formId) =>
        db.Set<SentForm>().Where(form => form.Id == formId).Select(form => (long?)form.SubjectId).SingleOrDefaultAsync();
}
