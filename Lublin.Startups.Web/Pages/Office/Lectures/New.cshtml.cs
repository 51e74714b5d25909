using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Pages.Office.Editions;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Lectures;

/// <summary>What the pages with a lecture's form have in common.</summary>
public interface ILecturePage
{
    LectureForm Lecture { get; }
    LectureChoices Choices { get; }

    /// <summary>Who speaks at a published lecture is changed with its sessions.</summary>
    bool ChoosesSpeaker { get; }
}

/// <summary>A new lecture, as a draft with its first session.</summary>
public sealed class NewModel(StartupsDb db, LectureDesk desk, TimeProvider clock, IStringLocalizer<LecturesTexts> texts) : PageModel, ILecturePage, IReshow
{
    /// <summary>Where it is to be given, by the university's slug.</summary>
    [FromQuery(Name = "uczelnia")]
    public string? At { get; set; }

    /// <summary>On which day it is wished for.</summary>
    [FromQuery(Name = "dzien")]
    public string? Day { get; set; }

    /// <summary>Which talk is to be given.</summary>
    [FromQuery(Name = "wyklad")]
    public long? Of { get; set; }

    [BindProperty]
    public TalkForm Talk { get; set; } = new();

    [BindProperty]
    public LectureForm Lecture { get; set; } = new();

    /// <summary>The first session.</summary>
    [BindProperty]
    public SessionForm Form { get; set; } = new();

    public LectureChoices Choices { get; private set; } = new([], [], [], []);
    public bool ChoosesSpeaker => true;

    /// <summary>Talks that were given or planned before.</summary>
    public IReadOnlyList<PickItem> Talks { get; private set; } = [];

    /// <summary>Rooms, those of the university in front, and on-line.</summary>
    public IReadOnlyList<PickItem> Places { get; private set; } = [];

    /// <summary>A far day that is asked about; null when none is.</summary>
    public FarDay? Far { get; private set; }

    /// <summary>A talk that has this title; null while none is known.</summary>
    public long? OtherTalk { get; private set; }

    public bool HasOtherLanguages => new[] { Talk.Title, Talk.Lead, Talk.Audience }.Any(text => !string.IsNullOrEmpty(text.En) || !string.IsNullOrEmpty(text.Uk));

    public async Task OnGetAsync()
    {
        Talk.How = TalkForm.Newcomer;
        Form.Date = TypedTime.Date(Day) is { } day ? TypedTime.Write(day) : null;
        if (Of is { } talk)
            (Talk.How, Talk.ProgrammeId) = (TalkForm.Known, talk.ToString(CultureInfo.InvariantCulture));
        if (ProgrammeQueries.IsSlug(At) && await db.Universities.Where(university => university.Slug == At && university.ArchivedAt == null).Select(university => (long?)university.Id).SingleOrDefaultAsync() is { } id)
            Lecture.UniversityId = id.ToString(CultureInfo.InvariantCulture);
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] FarDays far, [FromServices] LegalTexts legal, [FromServices] IStringLocalizer<EditionsTexts> words)
    {
        var rooms = await LoadAsync();
        Far = far.Check(ModelState, ("Form.SureOf", Form.SureOf), ("Form.Date", TypedTime.Date(Form.Date)));
        var talk = Talk.Read(ModelState, texts, Talks);
        var lecture = Lecture.Read(ModelState, texts, Choices);
        var first = Form.Read(ModelState, words, rooms, clock.GetUtcNow());
        if (talk is null || lecture is not var (facts, terms) || first is null || !ModelState.IsValid)
            return Page();
        var rules = legal.Current(LegalTextKind.Terms, Warsaw.Today(clock), Languages.Polish.Code).Version;
        switch (await desk.MakeAsync(new(talk, facts, terms, first, rules), User.Actor(), new(Form.FormId, Talk.IsAnother)))
        {
            case AddOutcome.Added(var id):
                return new SeeOther(Url.Content("~" + LectureLinks.Lecture(id) + "?stan=utworzono"));
            case AddOutcome.NameTaken(var other):
                OtherTalk = other;
                ModelState.AddModelError("Talk.IsAnother", texts["Wrong.SameTitle"]);
                return Page();
            default:
                throw new InvalidOperationException("No such outcome.");
        }
    }

    public async Task<IActionResult> ReshowAsync()
    {
        await LoadAsync();
        return Page();
    }

    private async Task<IReadOnlyList<RoomChoice>> LoadAsync()
    {
        Choices = await LectureChoices.OfAsync(db, texts);
        var talks = await db.Programmes.Where(programme => programme.Kind == ProgrammeKind.Lecture && programme.WithdrawnAt == null).Select(programme => new { programme.Id, programme.Title }).ToListAsync();
        Talks = [new("", texts["Choose.Talk"]), .. talks.Select(talk => new PickItem(talk.Id.ToString(CultureInfo.InvariantCulture), talk.Title.In("pl").Text)).OrderBy(talk => Letters.Fold(talk.Text), StringComparer.Ordinal)];
        var university = LectureChoices.Id(Choices.Universities, Lecture.UniversityId);
        var rooms = await db.LectureRoomsAsync();
        Places =
        [
            new("", texts["Choose.Place"]),
            new(SessionForm.Online, texts["Place.Online"]),
            .. rooms.OrderBy(room => room.UniversityId is null ? 2 : room.UniversityId == university ? 0 : 1).ThenBy(room => room.Campus, StringComparer.Ordinal).ThenBy(room => room.Venue, StringComparer.Ordinal)
                .Select(room => new PickItem(room.Id.ToString(CultureInfo.InvariantCulture), $"{room.Name}, {texts.Plural("Seats", room.Seats)}", room.Campus is null ? room.Venue : $"{room.Campus}: {room.Venue}")),
        ];
        return await db.RoomChoicesAsync();
    }
}
