using System.Text.RegularExpressions;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Programmes;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests;

/// <summary>What <see cref="KidsJourneyTests"/> finds: a season that nobody was told of, a school in the register, hosts and animators; and what an animator does.</summary>
internal static partial class KidsSupply
{
    private const string Staff = "staff:1";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    public static Task AddAsync(RunningSite site) => site.WithAsync(async db =>
    {
        var programme = new Programme(ProgrammeKind.Kids, "przedsiebiorcze-dzieciaki", new(new("pl", "Przedsiębiorcze dzieciaki"), new("pl", "Wstęp"), new("pl", "Nauka"), new("pl", "Dla klas"), null), ProgrammeLevel.Basic);
        var edition = new Edition(programme, new(60, "pl", Now, GroupOffice.Terms, Now.AddDays(10)) { MaxGroups = 15 });
        edition.AddSession(new(new(2027, 6, 11), new(10, 0), new(12, 0), null, "https://spotkania.example.org/gala"));
        db.AddRange(edition, new Season(edition, 2027, new(null, new(2027, 3, 15))));
        db.Add(new School(990_801, new("Szkoła demo nr 801", SchoolType.Primary, "ul. Lipowa 801", "20-020 Lublin", KidsSchoolSteps.Official)));
        await db.SaveChangesAsync();
        Clear(db, await AnimatorsAsync(db));
        Clear(db, await HostsAsync(db, edition.Id));
        await db.SaveChangesAsync();
        return edition.Id;
    });

    /// <summary>Opens what an animator was reminded of.</summary>
    public static async Task<string> LinkOfAsync(SmtpSink post)
    {
        var mail = await post.WaitForAsync(mail => mail.Recipients.Contains("animator1@example.org", StringComparer.Ordinal) && mail.Subject.StartsWith("Przypomnienie", StringComparison.Ordinal), TimeSpan.FromMinutes(1));
        return AnimatorLink().Match(mail.Text!).Value;
    }

    public static async Task LogTheFirstMeetingAsync(string link)
    {
        var phone = await Browser.NewPageAsync(390, 844);
        await phone.GotoAsync(link);
        await phone.FillAsync("input[name='Form.Children']", "23");
        await phone.FillAsync("input[name='Form.Adults']", "2");
        await phone.GetByLabel("Tak").CheckAsync();
        await phone.ClickAsync("text=Zapisz spotkanie");
        await Assertions.Expect(phone.Locator("[role=status]").First).ToHaveTextAsync("Zapisaliśmy spotkanie.");
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("23");
        await phone.CloseAsync();
    }

    private static async Task<IReadOnlyList<SubjectKey>> AnimatorsAsync(StartupsDb db)
    {
        var people = new[] { "Ala Demo-Wilk", "Olek Demo-Sowa" }.Select((name, at) => new Presenter(new PresenterFacts(name, new("pl", "Studiuje pedagogikę.")) { Email = $"animator{at + 1}@example.org" })).ToList();
        db.AddRange(people.Select(person => new Animator(person, new(TimeBlocks.Every, 5, new(2026, 11, 10)))));
        await db.SaveChangesAsync();
        return [.. people.Select(person => new SubjectKey("presenter", person.Id))];
    }

    // Three firms that all suit everybody, and as many creative hours.
    private static async Task<IReadOnlyList<SubjectKey>> HostsAsync(StartupsDb db, long edition)
    {
        List<VisitHost> hosts = [];
        foreach (var at in Enumerable.Range(1, 3))
        {
            foreach (var (kind, what, date, end) in new[] { (MeetingKind.CompanyVisit, "Piekarnia", new DateOnly(2027, 4, 19).AddDays(at), new TimeOnly(12, 30)), (MeetingKind.CreativeHour, "Pracownia", new DateOnly(2027, 5, 17).AddDays(at), new TimeOnly(12, 0)) })
            {
                var host = new VisitHost(new($"{what} demo {at}", "food", $"ul. Demo {at}", "Ada Demo-Gość", $"{what.ToLowerInvariant()}{at}@example.org", null));
                hosts.Add(host);
                db.AddRange(host, new VisitWindow(edition, host, new(kind, date, new(11, 0), end, 30, 6, Wheelchair: true)));
            }
        }

        await db.SaveChangesAsync();
        return [.. hosts.Select(host => new SubjectKey(VisitHost.SubjectType, host.Id))];
    }

    private static void Clear(StartupsDb db, IReadOnlyList<SubjectKey> people) =>
        db.AddRange(people.SelectMany(person => Enum.GetValues<ClearanceRegister>().Select(register => new Clearance(person, register, new(2026, 11, 20), new(2027, 11, 19), Staff, Now))));

    [GeneratedRegex(@"https?://\S+/animator/[\w-]+", RegexOptions.None, 1000)]
    private static partial Regex AnimatorLink();
}
