namespace Lublin.Startups.Web.Mail;

/// <summary>Writes one kind of letter. A module registers one for each of its kinds; delivery asks for it by <see cref="Kind"/>.</summary>
public interface ILetter
{
    string Kind { get; }

    /// <summary>From when on it may leave: that very moment, unless it is of a kind that keeps quiet at night.</summary>
    DateTimeOffset LeavesFrom(DateTimeOffset now) => now;

    /// <summary>
    /// The letter as it stands now, in the mail's language (the current culture is set to it); null when it has lost its reason, and it is voided.
    /// </summary>
    Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation);
}

/// <summary>A letter ready to be sent.</summary>
/// <param name="To">One person.</param>
/// <param name="Subject">Without personal data.</param>
/// <param name="Html">A whole document with inline styles.</param>
/// <param name="Text">The same in plain text.</param>
/// <param name="Calendars">RFC 5545 files: one is sent as a calendar part, several as one part each.</param>
public sealed record Letter(Addressee To, string Subject, string Html, string Text, IReadOnlyList<CalendarPart> Calendars);

/// <param name="Method">REQUEST or CANCEL.</param>
/// <param name="Ics">The file.</param>
public sealed record CalendarPart(string Method, string Ics);
