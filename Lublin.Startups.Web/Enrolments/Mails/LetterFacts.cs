using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>The edition a letter is about.</summary>
/// <param name="Title">Perhaps in another language than the letter.</param>
/// <param name="Meetings">In order of time.</param>
/// <param name="Number">The number for the telephone.</param>
/// <param name="Seats">How many the enrolment takes.</param>
public sealed record EditionFacts(Wording Title, IReadOnlyList<MeetingFacts> Meetings, string Number, int Seats);

/// <summary>One session.</summary>
/// <param name="Day">wtorek 24 listopada 2026</param>
/// <param name="Times">17:00–19:30</param>
/// <param name="Place">Room and building, or that it is on-line; null where it is the same as before.</param>
/// <param name="Link">Where it takes place on-line; for the confirmed only.</param>
public sealed record MeetingFacts(string Day, string Times, string? Place, string? Link)
{
    public string When => $"{Day}, {Times}";
}

/// <summary>What to know before coming.</summary>
public sealed record PracticalFacts(IReadOnlyList<Wording> Bring, IReadOnlyList<Wording> Needs, IReadOnlyList<VenueFacts> Venues);

public sealed record VenueFacts(string Name, string Address, Wording Directions, Wording Access);

/// <summary>How not to come.</summary>
/// <param name="Page">Where to do it.</param>
/// <param name="Until">do wtorku 24 listopada 2026, 17:00; null when the first session has begun and only an absence can be told.</param>
public sealed record CancelFacts(Uri Page, string? Until);

/// <summary>What the same person signed up for elsewhere at the same time.</summary>
/// <param name="Title">Of that programme.</param>
/// <param name="When">Its first session.</param>
/// <param name="My">The page of that enrolment.</param>
public sealed record OverlapFacts(Wording Title, string When, Uri My);

/// <summary>Other dates to sign up for, and the catalogue.</summary>
public sealed record OtherDates(IReadOnlyList<OtherDate> Dates, Uri Catalogue);

public sealed record OtherDate(string When, Uri Page);
