using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Programmes;

/// <summary>How far an edition is from being published.</summary>
/// <param name="Missing">What nobody has decided yet; nothing is published without.</param>
/// <param name="Conflicts">The conflicts of its sessions.</param>
/// <param name="HasPresenter">Whether somebody leads each session to come; otherwise it is published knowingly, with a reason. Who leads groups is decided after the call.</param>
public sealed record Readiness(IReadOnlyList<Missing> Missing, IReadOnlyList<Conflict> Conflicts, bool HasPresenter)
{
    private const string Polish = "pl";

    public IEnumerable<Conflict> Hard => Conflicts.Where(conflict => conflict.IsHard);

    public IEnumerable<Conflict> Soft => Conflicts.Where(conflict => !conflict.IsHard);

    public bool CanPublish => Missing.Count == 0 && !Hard.Any();

    public bool AsksReason => !HasPresenter || Soft.Any();

    /// <param name="edition">With programme, sessions, rooms and venues.</param>
    /// <param name="now">An instant.</param>
    public static IReadOnlyList<Missing> MissingOf(Edition edition, DateTimeOffset now)
    {
        var sessions = edition.Held.ToList();
        var (kind, texts) = (Kinds.Of(edition.Programme.Kind), edition.Programme.Texts);
        var checks = new (Missing What, bool IsMissing)[]
        {
            (Programmes.Missing.Programme, edition.Programme.WithdrawnAt is not null),
            (Programmes.Missing.PolishTexts, texts.Named.Any(each => kind.Demands(each.Name) && !IsPolish(each.Text))),
            (Programmes.Missing.Session, sessions.Count == 0),
            (Programmes.Missing.SessionAhead, sessions.Count > 0 && sessions.TrueForAll(session => session.StartsAt <= now)),
            (Programmes.Missing.Place, sessions.Exists(session => session.RoomId is null && string.IsNullOrWhiteSpace(session.OnlineLink))),
            (Programmes.Missing.Access, sessions.Exists(session => session.Room is { } room && !IsPolish(room.Venue.Access))),
            (Programmes.Missing.Terms, edition.Entry == Entry.Seats && edition.TermsVersion.Length == 0),
            (Programmes.Missing.Window, edition.Entry == Entry.Seats && sessions.Exists(session => session.StartsAt > now) && (edition.SignUpEnd <= now || edition.OpensAt >= edition.SignUpEnd)),
        };
        return [.. checks.Where(check => check.IsMissing).Select(check => check.What)];
    }

    private static bool IsPolish(LocalText? text) => string.Equals(text?.In(Polish).Language, Polish, StringComparison.Ordinal);
}

/// <summary>What an edition needs before anybody is shown it.</summary>
public enum Missing
{
    /// <summary>The programme has left the catalogue.</summary>
    Programme,

    /// <summary>Title, lead, points or audience are not there in Polish.</summary>
    PolishTexts,

    Session,

    /// <summary>All sessions are over.</summary>
    SessionAhead,

    /// <summary>A session has neither a room nor a link.</summary>
    Place,

    /// <summary>A venue says nothing in Polish about how accessible it is.</summary>
    Access,

    Terms,

    /// <summary>Nobody could ever sign up: it ends before it opens, or has ended already.</summary>
    Window,
}
