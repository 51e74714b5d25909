using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages.Office;

/// <summary>A form that is sent twice, as by a double click, makes one of everything, and both answers lead to it.</summary>
public abstract class SentTwiceTests(SharedSite site) : SiteTests(site)
{
    public static TheoryData<string, string, string> Forms => new()
    {
        { "venue", "/biuro/miejsca/nowe", "Form.Name=Dom Kultury|Form.Address=ul. Testowa 2|Form.Access.Pl=Winda.|Form.Directions.Pl=Brama." },
        { "room", "/biuro/miejsca/{venue}/nowa-sala", "Form.Name=Sala 5|Form.Seats=24" },
        { "presenter", "/biuro/prowadzacy/nowa", "Form.Name=Maria Przykład|Form.Bio.Pl=Prowadzi firmę." },
        { "programme", "/biuro/programy/nowy", "Form.Title.Pl=Nowe szkolenie|Form.Lead.Pl=Wstęp|Form.Learn.Pl=Nauka|Form.Audience.Pl=Dla firm" },
        { "draft", "/biuro/programy/{programme}/nowa-edycja", "How=pusta" },
        { "copy", "/biuro/programy/{programme}/nowa-edycja?wzor={edition}", "How=kopia|Begins=2027-02-02" },
        { "session", "/biuro/edycje/{edition}/spotkania/nowe", "Form.Date=2026-12-08|Form.Start=17:00|Form.End=19:00|Form.Place={room}" },
        { "text", "/biuro/teksty/regulamin/nowa", "Form.ValidFrom=2026-12-24|Form.TitlePl=Zasady|Form.BodyPl=Zdania" },
        { "account", "/biuro/konta/nowe", "Form.Name=Ola Nowa|Form.Email=ola@example.org|Form.Role=Staff" },
        { "university", "/biuro/uczelnie/nowa", "Form.Name=Uczelnia Testowa|Form.ShortName=UT|Form.Address=ul. Testowa 3, 20-000 Lublin" },
        { "topic", "/biuro/tematy", "Form.Name.Pl=Finanse" },
        { "speaker", "/biuro/prelegenci/nowa", "Who=nowa|Name=Anna Demo|Bio.Pl=Prowadzi firmę.|Form.Stories=Both" },
        { "person", "/biuro/edycje/{edition}/zapisy/nowy", "Form.Name=Łucja Żółć|Form.Phone=81 466 25 00|Form.Situation=PlansFirm|Channel=Telephone|Told=true" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Two_sendings_of_one_form_make_one_and_the_next_form_makes_another(string what, string address, string typed)
    {
        await OfferAsync(new());
        var ids = await Site.WithAsync(async db => new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["{edition}"] = await db.Editions.Select(each => each.Id).SingleAsync(),
            ["{programme}"] = await db.Programmes.Select(each => each.Id).SingleAsync(),
            ["{venue}"] = await db.Venues.Select(each => each.Id).SingleAsync(),
            ["{room}"] = await db.Rooms.Select(each => each.Id).SingleAsync(),
        });
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        var before = await CountAsync(what);
        var form = await admin.OpenAsync(Filled(address));
        var answers = Filled(typed).Split('|').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1])).ToArray();

        var answered = await Task.WhenAll(admin.EnterAsync(form, "main", answers), admin.EnterAsync(form, "main", answers));
        var late = await admin.EnterAsync(form, "main", answers);

        Assert.All([.. answered, late], answer => Assert.Equal((303, answered[0].Answer.Headers.Location), (answer.Status, answer.Answer.Headers.Location)));
        Assert.Equal(before + 1, await CountAsync(what));
        if (what is "draft" or "copy")
        {
            await admin.EnterAsync(await admin.OpenAsync(Filled(address)), "main", answers);
            Assert.Equal(before + 2, await CountAsync(what));
        }

        string Filled(string text) => ids.Aggregate(text, (filled, id) => filled.Replace(id.Key, $"{id.Value}", StringComparison.Ordinal));
    }

    private Task<int> CountAsync(string what) => Site.WithAsync(async db => what switch
    {
        "venue" => await db.Venues.CountAsync(),
        "room" => await db.Rooms.CountAsync(),
        "presenter" => await db.Presenters.CountAsync(),
        "programme" => await db.Programmes.CountAsync(),
        "session" => await db.Sessions.CountAsync(),
        "university" => await db.Universities.CountAsync(),
        "topic" => await db.Topics.CountAsync(),
        "speaker" => await db.Speakers.CountAsync(),
        "text" => await db.LegalVersions.CountAsync(),
        // An invited person is written to once.
        "account" => await db.Outbox.CountAsync(mail => mail.Kind == "staff-link"),
        "person" => (await EnrolmentsAsync()).Count,
        _ => await db.Editions.CountAsync(),
    });
}

public sealed class SentTwiceOnSqliteTests(SqliteSite site) : SentTwiceTests(site), IClassFixture<SqliteSite>;

public sealed class SentTwiceOnPostgresTests(PostgresSite site) : SentTwiceTests(site), IClassFixture<PostgresSite>;
