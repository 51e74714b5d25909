using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Lublin.Startups.Web.Accelerators;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Pages.Accelerators;

/// <summary>The watched programmes for programs: when they close as a web calendar, and what is open as an Atom feed (RFC 4287).</summary>
public sealed class ObservatoryFeeds(StartupsDb db, IStringLocalizer<AcceleratorsTexts> texts, IOptionsMonitor<SiteOptions> site, TimeProvider clock)
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromHours(6);
    private static readonly TimeSpan Shown = TimeSpan.FromMinutes(30);
    private static readonly TimeOnly LastHalfHour = new(23, 29);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(AcceleratorLinks.Watched, (HttpRequest request) => Results.Redirect($"{request.PathBase}{AcceleratorLinks.List}#w-miescie", permanent: true));
        app.MapGet(AcceleratorLinks.Calendar, async (ObservatoryFeeds feeds) => await feeds.CalendarAsync());
        app.MapGet(AcceleratorLinks.Atom, async (ObservatoryFeeds feeds, HttpRequest request) => await feeds.AtomAsync(request));
    }

    /// <summary>The last half hour before each closing; those long over are left out.</summary>
    public async Task<IResult> CalendarAsync()
    {
        var now = clock.GetUtcNow();
        var events = (await ShownAsync(now)).Where(programme => programme.ClosesAt > now).Select(EventOf).ToList();
        return Results.File(Encoding.UTF8.GetBytes(CalendarFile.Write(CalendarMethod.Publish, events, RefreshInterval)), "text/calendar; charset=utf-8");
    }

    /// <param name="request">Whose language and host the addresses in it have.</param>
    public async Task<IResult> AtomAsync(HttpRequest request)
    {
        var now = clock.GetUtcNow();
        var code = Languages.Current.Code;
        var programmes = (await ShownAsync(now)).Where(programme => programme.StateAt(now) != WatchState.Closed).ToList();
        var list = new Uri(site.CurrentValue.Absolute(request, $"{request.PathBase}{AcceleratorLinks.List}"));
        var feed = new SyndicationFeed(texts["Feed.Title"], texts["Lead"], list)
        {
            Id = list.AbsoluteUri,
            Language = code,
            LastUpdatedTime = programmes.Count == 0 ? now : programmes.Max(CheckedAt),
            Items = programmes.ConvertAll(programme => new SyndicationItem(
                programme.Name, $"{programme.Offer.In(code).Text} ({texts.When(programme, programme.StateAt(now))})", new(programme.Url), Uid(programme), CheckedAt(programme))
            {
                Authors = { new SyndicationPerson { Name = programme.Operator } },
            }),
        };
        feed.Links.Add(SyndicationLink.CreateSelfLink(new(site.CurrentValue.Absolute(request, $"{request.PathBase}{AcceleratorLinks.Atom}"))));
        await using var bytes = new MemoryStream();
        await using (var writer = XmlWriter.Create(bytes, new() { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
            feed.SaveAsAtom10(writer);
        return Results.Bytes(bytes.ToArray(), "application/atom+xml; charset=utf-8");
    }

    private async Task<IEnumerable<ExternalProgramme>> ShownAsync(DateTimeOffset now) => (await db.WatchedAsync(now)).Where(programme => programme.IsShownAt(now));

    private CalendarEvent EventOf(ExternalProgramme programme)
    {
        var end = programme.ClosesTime ?? LastHalfHour.Add(Shown);
        var start = end.ToTimeSpan() < Shown ? TimeOnly.MinValue : end.Add(-Shown);
        return new(Uid(programme), programme.Version, CheckedAt(programme), programme.ClosesOn!.Value, start, end, texts["Feed.Closes", programme.Name])
        {
            Description = $"{programme.Operator}\n{programme.Offer.In(Languages.Current.Code).Text}",
            Url = new(programme.Url),
        };
    }

    private static DateTimeOffset CheckedAt(ExternalProgramme programme) => Warsaw.ToInstant(programme.CheckedOn, new(12, 0));

    private static string Uid(ExternalProgramme programme) => string.Create(CultureInfo.InvariantCulture, $"urn:lublin-startups:watched:{programme.Id}");
}
