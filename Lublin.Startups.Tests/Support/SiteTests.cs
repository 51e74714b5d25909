using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Support;

/// <summary>Tests of the whole application over one database, with what most of them ask and do. Nothing happens in it by itself: jobs and delivery are run by the test.</summary>
public abstract class SiteTests : IAsyncLifetime
{
    private readonly SharedSite? shared;
    private readonly ITestDatabase? own;

    /// <param name="shared">The site of all tests of the class.</param>
    protected SiteTests(SharedSite shared) => (this.shared, Site) = (shared, shared.Open(QuietSite.Adjust));

    /// <summary>Each test has a site of its own.</summary>
    protected SiteTests(ITestDatabase own, Action<IServiceCollection>? adjust = null) =>
        (this.own, Site) = (own, new TestSite(own) { Adjust = adjust ?? QuietSite.Adjust });

    protected TestSite Site { get; }

    public ValueTask InitializeAsync() => own?.InitializeAsync() ?? shared!.RenewAsync();

    public virtual async ValueTask DisposeAsync()
    {
        if (own is null)
            return;
        await Site.DisposeAsync();
        await own.DisposeAsync();
    }

    /// <summary>Puts a training on offer. Answers its edition's id.</summary>
    protected async Task<long> OfferAsync(Offer offer)
    {
        await Site.WriteAsync(db => offer.AddAsync(db, Site.Clock.GetUtcNow()));
        return await Site.WithAsync(db => db.Editions.OrderByDescending(edition => edition.Id).Select(edition => edition.Id).FirstAsync());
    }

    /// <summary>All enrolments, in the order they were made.</summary>
    protected Task<List<Enrolment>> EnrolmentsAsync() =>
        Site.WithAsync(db => db.Enrolments.AsNoTracking().OrderBy(enrolment => enrolment.Id).ToListAsync());

    /// <summary>The kinds of all mails, in the order they were put.</summary>
    protected Task<List<string>> MailsAsync() => Site.WithAsync(db => db.Outbox.OrderBy(mail => mail.Id).Select(mail => mail.Kind).ToListAsync());

    /// <summary>What is due goes out, and to a folder.</summary>
    protected Task DeliverAsync() => Site.Services.DeliverAsync();

    /// <summary>What requests have left to be done after their answers is done.</summary>
    protected Task DoneAfterAnswersAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Site.Services.GetRequiredService<AfterAnswer>().Put(_ =>
        {
            done.SetResult();
            return Task.CompletedTask;
        });
        return done.Task;
    }

    /// <summary>An office or a clock at work, in a scope of its own.</summary>
    protected async Task<T> AtDeskAsync<TDesk, T>(Func<TDesk, Task<T>> work)
        where TDesk : notnull
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TDesk>());
    }

    /// <summary>The address behind a person's own link.</summary>
    protected string PathOf(Enrolment enrolment, string page = "", string language = "") =>
        $"{language}/moje-zapisy/{Site.Services.GetRequiredService<PersonalLink>().Code(LinkPurpose.Enrolment, enrolment.Link)}{(page.Length == 0 ? "" : "/" + page)}";

    /// <summary>Opens the page of an enrolment by its link.</summary>
    protected async Task<SitePage> OpenAsync(Enrolment enrolment, string page = "", string language = "")
    {
        using var visitor = new SignUpVisitor(Site);
        return await visitor.OpenAsync(PathOf(enrolment, page, language));
    }

    /// <summary>Opens a page behind the link of an enrolment, sends its form with these answers, and follows to what comes of it.</summary>
    protected async Task<SitePage> SendAsync(Enrolment enrolment, string page, Dictionary<string, string>? answers = null, string form = "main form[method=post]")
    {
        using var visitor = new SignUpVisitor(Site);
        var answered = await visitor.SendAsync(await visitor.OpenAsync(PathOf(enrolment, page)), answers, form);
        return answered.Status == 303 ? await visitor.FollowAsync(answered) : answered;
    }

    /// <summary>Everybody's states, in the order they signed up.</summary>
    protected async Task<IEnumerable<EnrolmentState>> StatesAsync() => (await EnrolmentsAsync()).Select(enrolment => enrolment.StateAt(Site.Clock.GetUtcNow()));

    protected static Dictionary<string, string> Answer(string name, string value) => new(StringComparer.Ordinal) { [name] = value };
}
