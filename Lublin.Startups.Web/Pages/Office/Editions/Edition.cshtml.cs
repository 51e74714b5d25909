using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>One edition: what it is, when and where, what it lacks, what can be done with it.</summary>
public sealed class EditionModel(StartupsDb db, TimeProvider clock, IStringLocalizer<EditionsTexts> texts, PreviewLinks previews) : EditionPage(db, clock)
{
    private static readonly string[] Told = ["utworzono", "skopiowano", "zapisano", "dodano", "przeniesiono", "bez-zmian", "usunieto", "odwolano-spotkanie", "opublikowano", "juz-opublikowana", "zamknieto", "otwarto", "odwolano"];

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public Readiness Readiness { get; private set; } = null!;

    /// <summary>Who published it; null while nobody has.</summary>
    public Deed? Published { get; private set; }

    public ConflictWords Words { get; private set; } = null!;
    public string? Toast => Array.IndexOf(Told, Done) >= 0 ? texts[$"Done.{Done}", Published?.Who ?? "", Published is { } deed ? Ui.DateText.On(Clock.Warsaw.ToLocal(deed.At)) : ""].Value : null;
    public string? PreviewPath => previews.CodeOf(Edition) is { } code ? Url.Content("~" + Links.Preview(code)) : null;

    /// <summary>Who leads its sessions; null when nobody does.</summary>
    public string? PresenterNames => Names(Edition.Presenters);

    public static string? Names(IEnumerable<Presenter> presenters) => string.Join(", ", presenters.Select(presenter => presenter.Name)) is { Length: > 0 } names ? names : null;

    protected override bool Changes => false;

    /// <summary>What was done is told where it can be done again.</summary>
    protected override string OfSeason => Done is null ? "" : "ustawienia?stan=" + Uri.EscapeDataString(Done);

    public IEnumerable<Conflict> ConflictsOf(Session session) => Readiness.Conflicts.Where(conflict => conflict.Session.SessionId == session.Id);

    public void OnGet()
    {
    }

    protected override async Task PrepareAsync()
    {
        Readiness = await Planning.ReadinessAsync(Edition, Now);
        if (!IsDraft)
            Published = await Db.LastDeedAsync("edition", Edition.Id, "Published");
        Words = new(texts, Edition.Sessions.Select(session => session.Room).OfType<Room>().DistinctBy(room => room.Id).ToDictionary(room => room.Id, room => room.Name));
    }
}
