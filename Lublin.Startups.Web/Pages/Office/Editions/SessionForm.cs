using System.Globalization;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>When and where a session is and who leads it, as typed.</summary>
public sealed class SessionForm
{
    public const string Online = "online";

    /// <summary>A draft stays where it is in spite of its conflicts.</summary>
    public const string Keep = "zostaw";

    public string? Date { get; set; }
    public string? Start { get; set; }
    public string? End { get; set; }

    /// <summary>A room's row, or <see cref="Online"/>.</summary>
    public string? Place { get; set; }

    public string? Link { get; set; }

    /// <summary>The presenters, by their rows.</summary>
    public IList<string> Presenters { get; set; } = [];

    /// <summary>The presenters when the form was made.</summary>
    public string? KnownPresenters { get; set; }

    /// <summary>One of the places in time and space that were offered instead, or <see cref="Keep"/>.</summary>
    public string? Choice { get; set; }

    /// <summary>For which plan the choice was offered: it does not hold for another.</summary>
    public string? OfferedFor { get; set; }

    public string? Reason { get; set; }

    /// <summary>The far days that were ticked as right.</summary>
    public string? SureOf { get; set; }

    /// <summary>Where the session was when the form was made.</summary>
    public string? Known { get; set; }

    public string? KnownLink { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    public static SessionForm Of(SessionPlan plan)
    {
        var form = new SessionForm { Known = Write(plan), KnownLink = plan.OnlineLink };
        form.Fill(plan);
        return form;
    }

    public void Fill(SessionPlan plan) => (Date, Start, End, Place, Link) = (
        TypedTime.Write(plan.Date), TypedTime.Write(plan.Start), TypedTime.Write(plan.End), plan.RoomId?.ToString(CultureInfo.InvariantCulture) ?? Online, plan.OnlineLink);

    /// <summary>Shows the presenters as they are saved.</summary>
    public void Lead(IReadOnlyList<long> presenters)
    {
        Presenters = [.. presenters.Select(id => id.ToString(CultureInfo.InvariantCulture))];
        KnownPresenters = Write(presenters);
    }

    /// <summary>The chosen presenters: in the order of before when they are the same people.</summary>
    public PresenterChoice Led(IEnumerable<PickItem> people)
    {
        long[] chosen = [.. people.Where(item => Presenters.Contains(item.Value, StringComparer.Ordinal)).Select(item => long.Parse(item.Value, CultureInfo.InvariantCulture))];
        if (KnownPresenters is null)
            return new(chosen);
        long[] known = [.. KnownPresenters.Split(' ').Select(each => long.TryParse(each, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0)];
        return new(chosen.Order().SequenceEqual(known.Order()) ? known : chosen, known);
    }

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public SessionPlan? Read(ModelStateDictionary state, IStringLocalizer texts, IReadOnlyCollection<RoomChoice> rooms, DateTimeOffset now)
    {
        var (date, start, end) = (TypedTime.Date(Date), TypedTime.Time(Start), TypedTime.Time(End));
        if (date is null)
            Wrong(nameof(Date), "Wrong.SessionDate");
        if (start is null)
            Wrong(nameof(Start), "Wrong.SessionTime");
        if (end is null)
            Wrong(nameof(End), "Wrong.SessionEnd");
        else if (end <= start)
            Wrong(nameof(End), "Wrong.EndBeforeStart");
        var room = rooms.FirstOrDefault(room => string.Equals(room.Id.ToString(CultureInfo.InvariantCulture), Place, StringComparison.Ordinal));
        var online = string.Equals(Place, Online, StringComparison.Ordinal);
        if (room is null && !online)
            Wrong(nameof(Place), string.IsNullOrEmpty(Place) ? "Wrong.Place" : "Wrong.PlaceGone");
        if (online && !string.IsNullOrWhiteSpace(Link) && WebAddress.Of(Link.Trim()) is null)
            Wrong(nameof(Link), "Wrong.Link");
        if (date is { } day)
        {
            if (start is { } from && Warsaw.IsInGap(day, from))
                Wrong(nameof(Start), "Wrong.Skipped");
            if (end is { } until && Warsaw.IsInGap(day, until))
                Wrong(nameof(End), "Wrong.Skipped");
            // Without an hour the whole day has to be over.
            if (Warsaw.ToInstant(day, start ?? TimeOnly.MaxValue) <= now)
                Wrong(nameof(Date), "Wrong.Past");
        }

        return state.IsValid ? new SessionPlan(date!.Value, start!.Value, end!.Value, room?.Id, online && !string.IsNullOrWhiteSpace(Link) ? Link.Trim() : null) : null;

        void Wrong(string field, string key) => state.AddModelError($"Form.{field}", texts[key]);
    }

    /// <summary>What was chosen instead of a plan; null when nothing was, or when the choice was offered for another plan.</summary>
    public SessionPlan? ChosenInsteadOf(SessionPlan plan) =>
        string.Equals(OfferedFor, Write(plan), StringComparison.Ordinal) && Read(Choice) is { } chosen ? chosen with { OnlineLink = plan.OnlineLink } : null;

    public bool KeepsAt(SessionPlan plan) => string.Equals(OfferedFor, Write(plan), StringComparison.Ordinal) && string.Equals(Choice, Keep, StringComparison.Ordinal);

    /// <summary>Where the session was when the form was made; null for a new one.</summary>
    public SessionPlan? KnownPlan => Read(Known) is { } known ? known with { OnlineLink = string.IsNullOrEmpty(KnownLink) ? null : KnownLink } : null;

    /// <summary>Day, hours and room in one word: 2026-11-24 17:30 19:30 5.</summary>
    public static string Write(SessionPlan plan) =>
        $"{TypedTime.Write(plan.Date)} {TypedTime.Write(plan.Start)} {TypedTime.Write(plan.End)} {plan.RoomId?.ToString(CultureInfo.InvariantCulture) ?? Online}";

    /// <summary>The presenters of a session in one word; a dash for nobody, since an empty field is read as null.</summary>
    public static string Write(IReadOnlyCollection<long> presenters) => presenters.Count == 0 ? "-" : string.Join(' ', presenters);

    private static SessionPlan? Read(string? word)
    {
        var parts = (word ?? "").Split(' ');
        if (parts.Length != 4 || TypedTime.Date(parts[0]) is not { } date || TypedTime.Time(parts[1]) is not { } start || TypedTime.Time(parts[2]) is not { } end || end <= start)
            return null;
        return long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var room) ? new(date, start, end, room) : new(date, start, end, null);
    }
}
