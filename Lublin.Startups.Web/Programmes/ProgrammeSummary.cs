using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Programmes;

/// <summary>A programme as its page and the office's list read it: all but its dates.</summary>
/// <param name="Id">The programme.</param>
/// <param name="Kind">Under whose address it stands.</param>
/// <param name="Slug">The last part of its address.</param>
/// <param name="Title">Its name.</param>
/// <param name="Lead">One or two sentences.</param>
/// <param name="Learn">One point a line; null where its kind does not say it.</param>
/// <param name="Audience">The people it is meant for.</param>
/// <param name="Bring">One thing a line; null when nothing.</param>
/// <param name="Level">How much is taken for known.</param>
/// <param name="Withdrawn">Left the catalogue: 410.</param>
/// <param name="WasPublished">Has an edition that people have been shown; otherwise it is a draft and nobody's business.</param>
public sealed record ProgrammeSummary(
    long Id, ProgrammeKind Kind, string Slug, LocalText Title, LocalText Lead, LocalText? Learn, LocalText Audience, LocalText? Bring, ProgrammeLevel Level, bool Withdrawn, bool WasPublished);
