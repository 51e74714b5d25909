using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages.Office;

/// <summary>Planning and publishing lectures by plain forms.</summary>
public abstract class TimetablePagesTests(SharedSite site) : SiteTests(site)
{
    private static readonly DateOnly Day = new(2027, 3, 2);

    [Fact]
    public async Task A_lecture_is_moved_marked_published_and_shown_as_a_version()
    {
        var lecture = await LectureAsync("Finanse od zera", published: true, At(Day, 10));
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        var form = await coordinator.OpenAsync($"/biuro/wyklady/sesje/{lecture.Uid}");
        Assert.Contains("wtorek 2 marca 2027, 10:15–11:45", form.Text(".work-head"), StringComparison.Ordinal);

        var saved = await coordinator.FollowAsync(await coordinator.EnterAsync(form, "main", ("Form.Date", "2027-03-03"), ("Form.Start", "12:00"), ("Form.End", "13:30")));
        Assert.Equal("Zmiana jest zapisana w wersji roboczej.", saved.Text("[role=status]"));
        Assert.Equal("Przesunięte", saved.Text(".work-head .tag"));
        Assert.Equal(Day, (await StoredAsync(lecture.Uid)).Date);

        var day = await coordinator.OpenAsync("/biuro/harmonogram?dzien=2027-03-03");
        Assert.Contains("Przesunięte", day.Texts(".tag"));
        Assert.Contains("Teraz: wtorek 2 marca 2027, 10:15–11:45", day.Text("section[aria-labelledby=robocze]"), StringComparison.Ordinal);

        var publish = await coordinator.OpenAsync(day.Document.QuerySelector("main a.btn-primary[href$=publikuj]")!.GetAttribute("href")!);
        Assert.Contains("Po publikacji: środa 3 marca 2027, 12:00–13:30", publish.Text("section[aria-labelledby=zmiany-Moved]"), StringComparison.Ordinal);
        Assert.Contains(publish.Texts("section[aria-labelledby=dowiedza] tbody tr"), row => row.Contains("Jan Gospodarz", StringComparison.Ordinal) && row.Contains("e-mail", StringComparison.Ordinal));

        var version = await coordinator.FollowAsync(await coordinator.EnterAsync(publish, "main", ("Form.Note", "Zmiana sali"), ("Form.Holds", "true")));
        Assert.Equal("Harmonogram wykładów, wersja 2", version.Heading);
        Assert.Contains("Wstrzymane: 1", version.Texts("section[aria-labelledby=listy] li"));
        Assert.Equal(Day.AddDays(1), (await StoredAsync(lecture.Uid)).Date);
        var released = await coordinator.FollowAsync(await coordinator.SendAsync(version, form: "main form"));
        Assert.Contains("Czekają: 1", released.Texts("section[aria-labelledby=listy] li"));
    }

    [Fact]
    public async Task Staff_plan_and_a_coordinator_publishes()
    {
        var lecture = await LectureAsync("Finanse od zera", published: false, At(Day, 10));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Assert.Equal(200, (await staff.OpenAsync($"/biuro/wyklady/sesje/{lecture.Uid}")).Status);
        Assert.Equal(403, (await staff.AskAsync(LectureLinks.Publish)).Status);
        Assert.Equal(404, (await staff.AskAsync($"/biuro/wyklady/sesje/{Guid.CreateVersion7()}")).Status);
        Assert.DoesNotContain("publikuj", (await staff.OpenAsync("/biuro/harmonogram")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_the_firsts_values_beside_their_own()
    {
        var lecture = await LectureAsync("Finanse od zera", published: true, At(Day, 10));
        using var ewa = await Site.StaffAsync(StaffRole.Staff, "Ewa Pierwsza");
        using var ola = await Site.StaffAsync(StaffRole.Staff, "Ola Druga");
        var address = LectureLinks.Session(lecture.Uid);
        var (one, two) = (await ewa.OpenAsync(address), await ola.OpenAsync(address));
        Assert.Equal(303, (await ewa.EnterAsync(one, "main", ("Form.Start", "08:00"), ("Form.End", "09:30"))).Status);

        var stopped = await ola.EnterAsync(two, "main", ("Form.Start", "14:00"), ("Form.End", "15:30"));

        Assert.Contains("Ewa Pierwsza", stopped.Text(".note-warn"), StringComparison.Ordinal);
        Assert.Contains("W formularzu: 14:00–15:30Zapisane: 8:00–9:30", stopped.Texts(".note-warn dd"));
        Assert.Equal("14:00", stopped.Document.QuerySelector("[name='Form.Start']")!.GetAttribute("value"));
        Assert.Equal(303, (await ola.EnterAsync(stopped, "main", ("Form.Start", "14:00"))).Status);
        Assert.Equal(new TimeOnly(14, 0), (await WorkingAsync(lecture.Uid)).After!.Plan.Start);
    }

    [Fact]
    public async Task A_taken_room_is_named_with_three_free_places_of_which_one_click_takes_one()
    {
        await LectureAsync("Prawo", published: true, At(Day, 10));
        var lecture = await LectureAsync("Finanse od zera", published: true, At(Day.AddDays(1), 10), room: (await SessionsAsync())[0].RoomId);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var clash = await staff.EnterAsync(await staff.OpenAsync(LectureLinks.Session(lecture.Uid)), "main", ("Form.Date", "2027-03-02"));
        Assert.Contains("10:15–11:45: „Prawo”", clash.Text(".errsum a"), StringComparison.Ordinal);
        var choices = clash.Document.QuerySelectorAll("button[name='Form.Choice']").Select(button => button.GetAttribute("value")!).ToList();
        Assert.Equal((4, "zostaw"), (choices.Count, choices[^1]));

        var kept = await staff.FollowAsync(await PressAsync(staff, clash, "Form.Choice", "zostaw", ("Form.Date", "2027-03-02")));
        Assert.Contains("10:15–11:45: „Prawo”", kept.Text(".note-warn"), StringComparison.Ordinal);
        Assert.Equal(Day, (await WorkingAsync(lecture.Uid)).After!.Plan.Date);

        var free = await staff.FollowAsync(await PressAsync(staff, await staff.EnterAsync(kept, "main", ("Form.Date", "2027-03-02")), "Form.Choice", choices[0]));
        Assert.Empty(free.Document.QuerySelectorAll(".note-warn"));
    }

    [Theory]
    [InlineData("wczesniej", "2027-03-02 10:00 11:30")]
    [InlineData("pozniej", "2027-03-02 10:30 12:00")]
    [InlineData("tydzien", "2027-03-09 10:15 11:45")]
    public async Task A_step_moves_by_one_click(string step, string expected)
    {
        var lecture = await LectureAsync("Finanse od zera", published: true, At(Day, 10));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Assert.Equal(303, (await PressAsync(staff, await staff.OpenAsync(LectureLinks.Session(lecture.Uid)), "Step", step)).Status);
        var plan = (await WorkingAsync(lecture.Uid)).After!.Plan;
        Assert.Equal(expected, $"{plan.Date:yyyy-MM-dd} {plan.Start:HH:mm} {plan.End:HH:mm}");
    }

    [Theory]
    [InlineData("2026-11-20", "17:00", "19:00", "Ten termin już minął. Wybierz późniejszy")]
    [InlineData("2027-03-10", "22:00", "01:00", "Koniec musi być po początku tego samego dnia. Spotkanie przez północ zapisz jako dwa")]
    [InlineData("2027-03-28", "2:30", "4:00", "Tej nocy zegar przeskakuje z 2:00 na 3:00, więc tej godziny nie ma. Wybierz inną")]
    public async Task A_time_that_cannot_be_is_refused_in_words(string date, string start, string end, string wrong)
    {
        var lecture = await LectureAsync("Finanse od zera", published: true, At(Day, 10));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var refused = await staff.EnterAsync(await staff.OpenAsync(LectureLinks.Session(lecture.Uid)), "main", ("Form.Date", date), ("Form.Start", start), ("Form.End", end));
        Assert.Contains(wrong, refused.Texts(".errsum a"));
        Assert.Equal(WorkingMark.None, (await WorkingAsync(lecture.Uid)).Mark);
    }

    [Fact]
    public async Task A_room_that_was_archived_meanwhile_is_not_taken()
    {
        var lecture = await LectureAsync("Finanse od zera", published: true, At(Day, 10));
        var other = (await LectureAsync("Prawo", published: true, At(Day.AddDays(1), 10))).RoomId!.Value;
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync(LectureLinks.Session(lecture.Uid));
        await Site.WriteAsync(async db => (await db.Rooms.SingleAsync(room => room.Id == other)).Archive(Site.Clock.GetUtcNow()));
        var refused = await staff.EnterAsync(form, "main", ("Form.Place", $"{other}"));
        Assert.Equal(200, refused.Status);
        Assert.Equal("Wybranej sali nie ma już na liście, bo trafiła do archiwum. Wybierz inną albo „Online”", refused.Text(".errsum a"));
        Assert.Equal(WorkingMark.None, (await WorkingAsync(lecture.Uid)).Mark);
    }

    [Fact]
    public async Task What_is_typed_while_somebody_cancels_the_session_is_shown_again()
    {
        var lecture = await LectureAsync("Finanse od zera", published: true, At(Day, 10));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync(LectureLinks.Session(lecture.Uid));
        await staff.EnterAsync(await staff.OpenAsync(LectureLinks.CancelSession(lecture.Uid)), "main", ("Reason", "Choroba"));

        var late = await staff.EnterAsync(form, "main", ("Form.Date", "2027-03-03"), ("Form.Start", "14:00"), ("Form.End", "15:30"));

        Assert.Contains("Nic nie zostało zapisane: tego spotkania nie można już zmienić", late.Text(".errsum"), StringComparison.Ordinal);
        Assert.Contains("środa 3 marca 2027", late.Texts("section[aria-labelledby=wpisane] dd"));
        Assert.Contains("14:00–15:30", late.Texts("section[aria-labelledby=wpisane] dd"));
        Assert.Equal(WorkingMark.Cancelled, (await WorkingAsync(lecture.Uid)).Mark);
    }

    [Fact]
    public async Task A_session_is_repeated_every_week_after_its_list_was_seen_and_days_off_are_named()
    {
        var lecture = await LectureAsync("Finanse od zera", published: true, At(new(2026, 12, 9), 10));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync(LectureLinks.Repeat(lecture.Uid));

        var far = await staff.EnterAsync(form, "main", ("Until", "2099-12-31"));
        Assert.Equal("To więcej niż 30 spotkań. Wpisz dzień najpóźniej środa 7 lipca 2027, resztę dodasz potem", far.Text(".errsum a"));
        var seen = await staff.EnterAsync(form, "main", ("Until", "2027-01-06"));
        Assert.Equal("Powstaną 3 spotkania", seen.Text("#powstana"));
        Assert.Contains("środa 6 stycznia 2027: Trzech Króli", seen.Texts("section li"));
        Assert.Single(await PlannedAsync());

        Assert.Equal(303, (await staff.SendAsync(seen, Answer("Until", "2027-01-06"), "main form")).Status);
        Assert.Equal(["2026-12-09", "2026-12-16", "2026-12-23", "2026-12-30"], (await PlannedAsync()).Select(session => $"{session.Slot.Plan.Date:yyyy-MM-dd}"));
    }

    [Fact]
    public async Task A_session_is_copied_cancelled_and_the_change_taken_back()
    {
        var lecture = await LectureAsync("Finanse od zera", published: true, At(Day, 10));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var copy = await staff.OpenAsync(LectureLinks.NewSession(lecture.EditionId, lecture.Uid));
        Assert.Equal("2027-03-09", copy.Document.QuerySelector("[name='Form.Date']")!.GetAttribute("value"));
        Assert.Equal("Nowe", (await staff.FollowAsync(await staff.EnterAsync(copy, "main", ("Form.Date", "2027-03-16")))).Text(".work-head .tag"));

        var ask = await staff.OpenAsync(LectureLinks.CancelSession(lecture.Uid));
        Assert.Equal(200, (await staff.EnterAsync(ask, "main", ("Reason", " "))).Status);
        var cancelled = await staff.FollowAsync(await staff.EnterAsync(ask, "main", ("Reason", "Choroba prelegentki")));
        Assert.Equal("Odwołane", cancelled.Text(".work-head .tag"));
        var undone = await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync(LectureLinks.Undo(lecture.Uid)), form: "main form"));
        Assert.Equal("Zmiana jest cofnięta.", undone.Text("[role=status]"));
        Assert.Equal([WorkingMark.None, WorkingMark.New], (await PlannedAsync()).Select(session => session.Mark));
    }

    [Fact]
    public async Task Drafts_are_chosen_by_boxes_and_those_that_lack_something_are_named()
    {
        await LectureAsync("Gotowy", published: false, At(Day, 10));
        await LectureAsync("Drugi gotowy", published: false, At(Day.AddDays(1), 10));
        await LectureAsync("Bez niczego", published: false);
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        var page = await coordinator.OpenAsync(LectureLinks.Publish);
        Assert.Equal("Bez niczego: Nie ma żadnego spotkania.", page.Text("section[aria-labelledby=niegotowe] li"));
        var boxes = page.Document.QuerySelectorAll("input[name='Form.Drafts']").Select(box => box.GetAttribute("value")!).ToList();
        Assert.Equal(2, boxes.Count);

        var quiet = await coordinator.EnterAsync(page, "main", ("Form.Drafts", boxes[0]), ("Form.Quiet", "true"));
        Assert.Equal("Napisz, dlaczego bez maili", quiet.Text(".errsum a"));
        Assert.Equal([true, false], quiet.Document.QuerySelectorAll("input[name='Form.Drafts']").Select(box => box.HasAttribute("checked")));
        var version = await coordinator.FollowAsync(await coordinator.EnterAsync(quiet, "main", ("Form.Drafts", boxes[0]), ("Form.Quiet", "true"), ("Form.QuietReason", "Próba")));

        Assert.Contains("Opublikowano bez maili: Próba", version.Html, StringComparison.Ordinal);
        Assert.Equal([true, false, false], await Site.WithAsync(db => db.Editions.OrderBy(edition => edition.Id).Select(edition => edition.PublishedAt != null).ToListAsync()));
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task Who_publishes_second_is_told_who_did_and_empty_is_nothing()
    {
        await LectureAsync("Gotowy", published: false, At(Day, 10));
        using var ewa = await Site.StaffAsync(StaffRole.Coordinator, "Ewa Pierwsza");
        using var ola = await Site.StaffAsync(StaffRole.Coordinator, "Ola Druga");
        var (one, two) = (await ewa.OpenAsync(LectureLinks.Publish), await ola.OpenAsync(LectureLinks.Publish));
        Assert.Equal(303, (await ewa.EnterAsync(one, "main", ("Form.Note", ""))).Status);
        var late = await ola.EnterAsync(two, "main", ("Form.Note", "Nowy program"));
        Assert.Contains("Wersję 1 opublikowała osoba: Ewa Pierwsza", late.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Nowy program", late.Text("textarea[name='Form.Note']").Trim());
        Assert.Empty((await ola.OpenAsync(LectureLinks.Publish)).Document.QuerySelectorAll("main button[data-enter]"));
    }

    [Fact]
    public async Task The_pages_of_trainings_lead_on_to_those_of_lectures()
    {
        var lecture = await LectureAsync("Finanse od zera", published: false, At(Day, 10));
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        foreach (var (from, to) in new[]
        {
            ($"/biuro/spotkania/{lecture.Id}", LectureLinks.Session(lecture.Uid)), ($"/biuro/spotkania/{lecture.Id}/odwolaj", LectureLinks.CancelSession(lecture.Uid)),
            ($"/biuro/edycje/{lecture.EditionId}/spotkania/nowe", LectureLinks.NewSession(lecture.EditionId)), ($"/biuro/edycje/{lecture.EditionId}/opublikuj", LectureLinks.Publish),
        })
            Assert.Equal(to, (await coordinator.AskAsync(from)).Answer.Headers.Location?.OriginalString);
    }

    private static SessionPlan At(DateOnly date, int hour) => new(date, new(hour, 15), new(hour + 1, 45), null);

    /// <summary>A lecture in a room of its own with a speaker of its own, unless said otherwise. Answers its session.</summary>
    private async Task<Session> LectureAsync(string title, bool published, SessionPlan? plan = null, long? room = null)
    {
        var edition = await Site.WithAsync(async db =>
        {
            var (drafted, _) = await DraftedLecture.AddAsync(db, title, plan, room, Site.Clock.GetUtcNow());
            return drafted.Id;
        });
        if (published)
        {
            var seen = await AtDeskAsync<PublishDesk, Publication>(desk => desk.LookAsync(null));
            Assert.IsType<TimetableOutcome.Published>(await AtDeskAsync<PublishDesk, TimetableOutcome>(desk => desk.PublishAsync(new(seen.Seen, [.. seen.Chosen.Select(draft => draft.Key)]) { WithoutMails = "Próba", Reason = "Tak" }, "staff:1")));
            // The speaker and the host have heard of it.
            await Site.WriteAsync(async db =>
            {
                foreach (var line in await db.LedgerOfAsync(Site.Clock.GetUtcNow()))
                    db.Add(line);
            });
        }

        return plan is null ? null! : (await SessionsAsync()).Last(session => session.EditionId == edition);
    }

    // Presses one of the buttons of the page's form, whose fields stand as they are or as typed.
    private static async Task<SitePage> PressAsync(SignUpVisitor visitor, SitePage page, string button, string value, params (string Name, string Value)[] typed)
    {
        Assert.Contains(page.Document.QuerySelectorAll($"button[name='{button}']"), known => known.GetAttribute("value") == value);
        var form = page.Document.QuerySelector($"button[name='{button}']")!.Closest("form")!;
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        foreach (var input in form.QuerySelectorAll("input[name]").Where(input => input.GetAttribute("type") != "checkbox" || input.HasAttribute("checked")))
            fields[input.GetAttribute("name")!] = input.GetAttribute("value") ?? "";
        foreach (var select in form.QuerySelectorAll("select[name]"))
            fields[select.GetAttribute("name")!] = select.QuerySelector("option[selected]")?.GetAttribute("value") ?? "";
        foreach (var (name, each) in typed)
            fields[name] = each;
        fields[button] = value;
        return await visitor.PostAsync(form.GetAttribute("action")!, fields);
    }

    private Task<Session> StoredAsync(Guid uid) => Site.WithAsync(db => db.Sessions.AsNoTracking().SingleAsync(session => session.Uid == uid));

    private Task<List<Session>> SessionsAsync() => Site.WithAsync(db => db.Sessions.AsNoTracking().OrderBy(session => session.Id).ToListAsync());

    private async Task<WorkingSession> WorkingAsync(Guid uid) => (await Site.WithAsync(db => db.WorkingSessionAsync(uid)))!;

    private async Task<IReadOnlyList<WorkingSession>> PlannedAsync() => await Site.WithAsync(async db => await db.WorkingSessionsAsync(await db.Editions.Select(edition => edition.Id).ToListAsync()));
}

public sealed class TimetablePagesOnSqliteTests(SqliteSite site) : TimetablePagesTests(site), IClassFixture<SqliteSite>;

public sealed class TimetablePagesOnPostgresTests(PostgresSite site) : TimetablePagesTests(site), IClassFixture<PostgresSite>;
