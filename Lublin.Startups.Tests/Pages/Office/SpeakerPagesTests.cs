using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages.Office;

/// <summary>Speakers and topics, as staff keep them.</summary>
public abstract class SpeakerPagesTests(SharedSite site) : SiteTests(site)
{
    [Fact]
    public async Task A_presenter_of_trainings_becomes_a_speaker_with_hours_and_a_yearly_number()
    {
        await Site.WriteAsync(db =>
        {
            db.Add(new Presenter("Maria Przykład", new LocalText("pl", "Prowadzi firmę.")));
            return Task.CompletedTask;
        });
        var presenter = await Site.WithAsync(db => db.Presenters.Select(each => each.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var list = await staff.FollowAsync(await staff.EnterAsync(
            await staff.OpenAsync("/biuro/prelegenci/nowa"), "main",
            ("Who", "znana"), ("PresenterId", $"{presenter}"), ("Form.Firm", "Kwiaciarnia Demo"), ("Form.Stories", "Failure"), ("Form.Hours[1].From", "9:00"), ("Form.Hours[1].To", "15:30"), ("Form.PerYear", "3")));

        Assert.Contains("Maria Przykład Kwiaciarnia Demo", list.Text("tbody tr"), StringComparison.Ordinal);
        Assert.Contains("0 z 3", list.Text("tbody tr"), StringComparison.Ordinal);
        var profile = await Site.WithAsync(db => db.Speakers.AsNoTracking().SingleAsync());
        Assert.Equal((presenter, Stories.Failure, 3), (profile.PresenterId, profile.Stories, profile.PerYear));
        Assert.Equal([new(DayOfWeek.Tuesday, new(9, 0), new(15, 30))], profile.Hours);
        Assert.Equal(1, await Site.WithAsync(db => db.Presenters.CountAsync()));
    }

    [Fact]
    public async Task Hours_that_end_before_they_begin_and_a_hundred_and_first_lecture_are_refused_and_nothing_is_lost()
    {
        var academy = await Academy.FoundAsync(Site);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var refused = await staff.EnterAsync(
            await staff.OpenAsync($"/biuro/prelegenci/{academy.Speaker}"), "main",
            ("Form.Firm", "Inna Firma"), ("Form.Hours[0].From", "12:00"), ("Form.Hours[0].To", "9:00"), ("Form.Hours[6].From", "jutro"), ("Form.PerYear", "101"));

        Assert.Equal(
            ["Koniec musi być po początku: poniedziałek", "Wpisz godzinę, na przykład 9:00, albo zostaw oba pola puste: niedziela", "Wpisz liczbę od 1 do 100 albo zostaw puste pole"],
            refused.Texts(".errsum li").Order(StringComparer.Ordinal));
        Assert.Equal("Inna Firma", refused.Document.QuerySelector("#Form_Firm")!.GetAttribute("value"));
        Assert.Equal("12:00", refused.Document.QuerySelector("[name='Form.Hours[0].From']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_speaker_is_shown_what_the_first_did()
    {
        var academy = await Academy.FoundAsync(Site);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var (one, two) = (await staff.OpenAsync($"/biuro/prelegenci/{academy.Speaker}"), await staff.OpenAsync($"/biuro/prelegenci/{academy.Speaker}"));

        await staff.FollowAsync(await staff.EnterAsync(one, "main", ("Form.Firm", "Pierwsza")));
        var stopped = await staff.EnterAsync(two, "main", ("Form.Firm", "Druga"));

        Assert.Equal("W formularzu: DrugaZapisane: Pierwsza", stopped.Text(".note-warn dd"));
        await staff.FollowAsync(await staff.EnterAsync(stopped, "main", ("Form.Firm", "Druga")));
        Assert.Equal("Druga", await Site.WithAsync(db => db.Speakers.Select(speaker => speaker.Firm).SingleAsync()));
    }

    [Fact]
    public async Task A_speaker_with_lectures_ahead_is_not_archived_and_each_is_named()
    {
        var academy = await Academy.FoundAsync(Site);
        var lecture = await academy.LectureAsync(Site);
        await academy.LectureAsync(Site, "Drugi wykład", published: true, date: new(2026, 12, 17));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync($"/biuro/prelegenci/{academy.Speaker}");
        var kept = await staff.SendAsync(await staff.OpenAsync($"/biuro/prelegenci/{academy.Speaker}/archiwum"), form: "main form");

        Assert.Contains("Wykłady w tym roku: 2. Najwięcej: 4.", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal(["Ta osoba ma przed sobą 2 spotkania"], kept.Texts(".errsum li"));
        Assert.Equal(
            ["Jak upadła moja firmaczwartek 10 grudnia 2026, 10:00–11:30, UT · szkic", "Drugi wykładczwartek 17 grudnia 2026, 10:00–11:30, UT"],
            kept.Texts(".note-bad li"));
        Assert.Equal($"/biuro/wyklady/{lecture}", kept.Document.QuerySelector(".note-bad a")!.GetAttribute("href"));
        Assert.Null(await Site.WithAsync(db => db.Presenters.Select(presenter => presenter.ArchivedAt).SingleAsync()));
    }

    [Fact]
    public async Task The_thirty_first_topic_and_a_second_of_the_same_name_are_refused()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        for (var i = 1; i < Topic.Most; i++)
            Assert.Equal(303, (await staff.EnterAsync(await staff.OpenAsync("/biuro/tematy"), "main", ("Form.Name.Pl", $"Temat {i}"))).Status);
        var (form, last) = (await staff.OpenAsync("/biuro/tematy"), await staff.OpenAsync("/biuro/tematy"));
        var same = await staff.EnterAsync(form, "main", ("Form.Name.Pl", "TEMAT  7"), ("Form.Name.En", "Kept"));
        Assert.Equal(303, (await staff.EnterAsync(last, "main", ("Form.Name.Pl", "Temat ostatni"))).Status);

        var more = await staff.EnterAsync(same, "main", ("Form.Name.Pl", "O jeden za dużo"));

        Assert.Equal(["Taki temat już jest"], same.Texts(".errsum li"));
        Assert.Equal("Kept", same.Document.QuerySelector("#Form_Name_En")!.GetAttribute("value"));
        Assert.Equal(["Tematów może być najwyżej 30. Usuń nieużywany"], more.Texts(".errsum li"));
        Assert.Equal(Topic.Most, await Site.WithAsync(db => db.Topics.CountAsync()));
        Assert.Null((await staff.OpenAsync("/biuro/tematy")).Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_topic_is_renamed_keeps_its_word_in_addresses_and_is_removed_only_while_no_lecture_has_it()
    {
        var academy = await Academy.FoundAsync(Site);
        var lecture = await academy.LectureAsync(Site);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync($"/biuro/tematy/{academy.Topic}");
        var stale = await staff.OpenAsync($"/biuro/tematy/{academy.Topic}");

        await staff.FollowAsync(await staff.EnterAsync(form, "main", ("Form.Name.Pl", "Pieniądze"), ("Form.Name.Uk", "Гроші")));
        var stopped = await staff.EnterAsync(stale, "main", ("Form.Name.Pl", "Kasa"));

        Assert.Contains("W formularzu: KasaZapisane: Pieniądze", stopped.Texts(".note-warn dd"));
        var topic = await Site.WithAsync(db => db.Topics.AsNoTracking().SingleAsync());
        Assert.Equal(("finanse-ut", "Pieniądze", "Гроші"), (topic.Slug, topic.Name.Only("pl"), topic.Name.Only("uk")));
        Assert.Contains("Ten temat ma 1 wykład", stopped.Text("section[aria-labelledby=usun]"), StringComparison.Ordinal);
        await Site.WriteAsync(db => db.Lectures.Where(each => each.EditionId == lecture).ExecuteUpdateAsync(set => set.SetProperty(each => each.TopicId, (long?)null)));
        await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync($"/biuro/tematy/{academy.Topic}"), form: "section form"));
        Assert.Equal(0, await Site.WithAsync(db => db.Topics.CountAsync()));
    }
}

public sealed class SpeakerPagesOnSqliteTests(SqliteSite site) : SpeakerPagesTests(site), IClassFixture<SqliteSite>;

public sealed class SpeakerPagesOnPostgresTests(PostgresSite site) : SpeakerPagesTests(site), IClassFixture<PostgresSite>;
