using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Questions;
using Lublin.Startups.Web.Reminders;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Support;

/// <summary>An office with its desks, letters and reminder plan over a test database; every call is a scope of its own, as requests and jobs are.</summary>
public sealed class TestOffice(ITestDatabase database, TestClock clock) : IAsyncLifetime
{
    public const string PublicUrl = "https://programy.test";
    public const string Sender = "zapisy@lublin.example";
    private ServiceProvider services = null!;

    public TestClock Clock => clock;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        services = Services(database, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    public async Task<T> AskAsync<TService, T>(Func<TService, Task<T>> question)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task DoAsync<TService>(Func<TService, Task> deed)
        where TService : notnull =>
        AskAsync<TService, bool>(async service =>
        {
            await deed(service);
            return true;
        });

    /// <summary>A published edition of a training, or another programme, in three languages, in the only room or, with a link, on-line.</summary>
    public Task<Edition> PublishAsync(int capacity, IReadOnlyList<SessionPlan> sessions, Programme? of = null, string title = "KSeF bez stresu", ProgrammeKind kind = ProgrammeKind.Training) =>
        AskAsync<StartupsDb, Edition>(async db =>
        {
            var programme = of is null ? Programme(kind, title) : await db.Programmes.SingleAsync(known => known.Id == of.Id);
            var edition = new Edition(programme, new(capacity, "pl", clock.GetUtcNow().AddDays(-1), "2026-11-01"));
            foreach (var session in sessions)
                edition.AddSession(session);
            edition.Publish($"{sessions[0].Date:yyyy-MM-dd}", clock.GetUtcNow());
            db.Add(edition);
            await db.SaveChangesAsync();
            return edition;
        });

    public Task<long> OpenRoomAsync() => AskAsync<StartupsDb, long>(async db =>
    {
        var venue = new Venue("Centrum Przedsiębiorczości", "ul. Testowa 1, 20-000 Lublin", InThree("Wejście bez progu"), InThree("Przystanek Testowy"));
        var room = venue.AddRoom("Sala 2", 20);
        db.Add(venue);
        await db.SaveChangesAsync();
        return room.Id;
    });

    /// <summary>Takes a person in, by the roster's rule.</summary>
    public Task<Enrolment> EnrolAsync(
        Edition edition, string name = "Anna Test", string? email = null, string language = "pl", Needs needs = Needs.None) =>
        AskAsync<RosterBook, Enrolment>(book => book.ChangeAsync(edition.Id, Actor.Participant, roster =>
        {
            var applicant = new Applicant(name, email ?? $"{Guid.CreateVersion7():N}@example.org", null, Situation.PlansFirm, Needs: needs);
            var newcomer = new Enrolment(roster.Edition, new(
                Guid.CreateVersion7(), PersonalLink.NewNonce(), applicant, 1, language, "2026-11-01", "2026-11-01", QueueIfFull: true), roster.Now);
            roster.Db.Add(newcomer);
            roster.Note(roster.Roster.Admit(newcomer, roster.Now));
            return newcomer;
        }));

    public Task<List<OutboxMail>> MailsAsync(string? kind = null) => AskAsync<StartupsDb, List<OutboxMail>>(db =>
        db.Outbox.AsNoTracking().Where(mail => kind == null || mail.Kind == kind).OrderBy(mail => mail.Id).ToListAsync());

    /// <summary>Notes of a mail that it went out.</summary>
    public Task MarkSentAsync(OutboxMail sent) => DoAsync<StartupsDb>(db =>
        db.Outbox.Where(mail => mail.Id == sent.Id).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.SentAt, clock.GetUtcNow())));

    /// <summary>All mails that wait go out.</summary>
    public async Task LettersLeaveAsync()
    {
        foreach (var mail in await MailsAsync())
        {
            if (mail.State == MailState.Waiting)
                await AskAsync<IServiceProvider, bool>(async scope => { await scope.SettleAsync(mail, new Settlement.Sent()); return true; });
        }
    }

    /// <summary>The letter of a mail in the mail's language, or in another.</summary>
    public Task<Letter?> WriteAsync(OutboxMail mail, string? language = null) => AskAsync<IEnumerable<ILetter>, Letter?>(async letters =>
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Of(language ?? mail.Language).Culture;
        return await letters.Single(letter => letter.Kind == mail.Kind).WriteAsync(mail, CancellationToken.None);
    });

    /// <summary>The letter of the last mail of a kind.</summary>
    public async Task<Letter?> LastAsync(string kind, string? language = null) => await WriteAsync((await MailsAsync(kind))[^1], language);

    private static Programme Programme(ProgrammeKind kind, string title) => new(
        kind,
        $"ksef-{Guid.CreateVersion7():N}",
        new(InThree(title), InThree("Wstęp"), InThree("Nauka"), InThree("Dla firm"), new LocalText("pl", "laptop\nProfil Zaufany")),
        ProgrammeLevel.Basic);

    private static LocalText InThree(string text) => new([new("pl", text), new("en", text + " EN"), new("uk", text + " УК")]);

    private static ServiceProvider Services(ITestDatabase database, TestClock clock)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(database.Settings).AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Site:PublicUrl"] = PublicUrl,
            ["Links:Secret"] = "a secret that is long enough for tests",
        }).Build();
        return database.Services(clock, more =>
        {
            more.AddSingleton<IConfiguration>(configuration).AddUi().AddProgrammes().AddReminders().AddEnrolment().AddQuestions().AddLectures().AddKids().AddWebEncoders();
            more.AddSingleton<OutboxSignal>().AddSingleton<OutboxWriter>().AddSingleton<DeliveryPause>().AddSingleton<MailStops>().AddSingleton<PersonalLink>().AddSingleton<LetterRenderer>().AddSingleton<LetterPaper>();
            more.Configure<MailOptions>(mail => mail.From = Sender);
            more.AddOptions<LinkOptions>().Bind(configuration.GetSection("Links"));
        });
    }
}
