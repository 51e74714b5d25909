using Lublin.Startups.Web.Accelerators.Demo;
using Lublin.Startups.Web.Accounts.Demo;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Enrolments.Demo;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Kids.Demo;
using Lublin.Startups.Web.Lectures.Demo;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Programmes.Demo;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages;

/// <summary>Outside Production: fills an empty database with a demo and says on the console where to look.</summary>
public static class DemoStart
{
    private const string DemoAddresses = "@example.org";
    private static readonly string[] Addresses = ["/", "/en", "/uk", .. Kinds.Listed.Select(kind => Links.List(kind.Of))];

    /// <summary>Seeds when <c>Demo:Seed</c> is true, or unset in Development, and there is no programme yet.</summary>
    public static async Task SeedDemoAsync(this WebApplication app)
    {
        if (app.Environment.IsProduction())
            return;
        if (app.Configuration.GetValue("Demo:Seed", app.Environment.IsDevelopment()))
            await SeedAsync(app.Services);
        if (app.Environment.IsDevelopment())
        {
            var links = await PersonalLinksAsync(app.Services);
            app.Lifetime.ApplicationStarted.Register(() => Print(app.Urls.FirstOrDefault() ?? "", links));
        }
    }

    /// <returns>Whether the database was empty and is filled now.</returns>
    public static async Task<bool> SeedAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StartupsDb>();
        if (await db.Programmes.AnyAsync())
            return false;
        var clock = services.GetRequiredService<TimeProvider>();
        var (days, today) = (new DemoDays(clock.GetUtcNow()), Warsaw.Today(clock));
        var texts = services.GetRequiredService<LegalTexts>();
        var terms = texts.Current(LegalTextKind.Terms, today, Languages.Polish.Code).Version;
        var notice = texts.Current(LegalTextKind.Privacy, today, Languages.Polish.Code).Version;
        // Everybody may read their password.
        if (!services.GetRequiredService<IHostEnvironment>().IsProduction())
            await DemoStaff.AddAsync(scope.ServiceProvider.GetRequiredService<UserManager<StaffUser>>(), clock.GetUtcNow());
        await services.GetRequiredService<Writer>().CommitAsync(db, async () =>
        {
            var people = new DemoEnrolments(db, days, terms, notice);
            await people.AddAsync(await DemoProgrammes.AddAsync(db, days, terms));
            await new DemoLectures(db, days, people, terms).AddAsync();
            await new DemoKids(db, days, terms, notice).AddAsync();
            new DemoObservatory(db, days).Add();
        });
        await new DemoCycles(db, scope.ServiceProvider.GetRequiredService<CycleDesk>(), scope.ServiceProvider.GetRequiredService<ProtocolDesk>()).AddAsync(days);
        return true;
    }

    // Participants have no accounts and no passwords: a personal link is all there is.
    private static async Task<IReadOnlyList<string>> PersonalLinksAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<StartupsDb>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var upcoming = db.Enrolments.Active().AsNoTracking().Where(enrolment => enrolment.EmailKey!.EndsWith(DemoAddresses) && enrolment.Edition.Sessions.All(session => session.StartsAt > now));
        var confirmed = await upcoming.Where(enrolment => enrolment.ConfirmedAt != null).OrderBy(enrolment => enrolment.Id).FirstOrDefaultAsync();
        var waiting = await upcoming.Where(enrolment => enrolment.ConfirmedAt == null && enrolment.OfferedAt == null).OrderBy(enrolment => enrolment.Id).FirstOrDefaultAsync();
        var offered = await upcoming.Where(enrolment => enrolment.ConfirmedAt == null && enrolment.OfferEndsAt > now).OrderBy(enrolment => enrolment.Id).FirstOrDefaultAsync();
        var maker = services.GetRequiredService<PersonalLink>();
        var led = db.SessionPresenters;
        var animator = await db.Animators.AsNoTracking().Where(animator => animator.Presenter.Email!.EndsWith(DemoAddresses))
            .OrderByDescending(animator => led.Any(one => one.PresenterId == animator.PresenterId && one.Session.StartsAt < now)).ThenBy(animator => animator.PresenterId).FirstOrDefaultAsync();
        return
        [
            .. new[] { confirmed, waiting, offered }.OfType<Enrolment>().Select(enrolment => $"{enrolment.StateAt(now),-10} {Links.My(maker.Code(LinkPurpose.Enrolment, enrolment.Link))}"),
            .. animator is null ? Array.Empty<string>() : [$"{"Animator",-10} {SchoolLinks.Animator(maker.Code(LinkPurpose.Animator, animator.Link))}"],
        ];
    }

    private static void Print(string site, IReadOnlyList<string> links)
    {
        Console.Out.WriteLine($"Lublin Startups: {string.Join("  ", Addresses.Select(address => site + address))}");
        Console.Out.WriteLine($"The office: {site}/biuro as {string.Join(", ", DemoStaff.Addresses)}; password {DemoStaff.Password}");
        if (links.Count > 0)
            Console.Out.WriteLine("Demo participants and animators have no password; their personal links are:");
        foreach (var link in links)
            Console.Out.WriteLine("  " + link.Replace(" /", " " + site + "/", StringComparison.Ordinal));
    }
}
