using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Lectures;

/// <summary>What can be chosen for a lecture. Lists begin with nothing where nothing may be chosen.</summary>
public sealed record LectureChoices(IReadOnlyList<PickItem> Universities, IReadOnlyList<HostChoice> Hosts, IReadOnlyList<PickItem> Topics, IReadOnlyList<PickItem> Speakers)
{
    /// <summary>Hosts, by university.</summary>
    public IReadOnlyList<PickItem> HostItems { get; private init; } = [];

    public IReadOnlyList<PickItem> Languages { get; private init; } = [];

    /// <param name="db">The database.</param>
    /// <param name="texts">Words.</param>
    /// <param name="kept">A lecture whose choices stay on the lists although they are archived; null for a new one.</param>
    public static async Task<LectureChoices> OfAsync(StartupsDb db, IStringLocalizer texts, Web.Lectures.Lecture? kept = null)
    {
        var (university, speaker) = (kept?.UniversityId ?? 0, kept?.Edition.CommonPresenters is [var leads, ..] ? leads : 0);
        var universities = await db.Universities.Where(each => each.ArchivedAt == null || each.Id == university).OrderBy(each => each.ShortName).ThenBy(each => each.Id)
            .Select(each => new { each.Id, each.ShortName, each.Name }).ToListAsync();
        var hosts = await db.Hosts.OrderBy(host => host.University.ShortName).ThenBy(host => host.Unit).ThenBy(host => host.Name).ThenBy(host => host.Id)
            .Select(host => new HostChoice(host.Id, host.UniversityId, host.University.ShortName, host.Unit, host.Name)).ToListAsync();
        var topics = await db.TopicsAsync();
        var speakers = await db.Speakers.Where(each => each.Presenter.ArchivedAt == null || each.PresenterId == speaker).OrderBy(each => each.Presenter.Name).ThenBy(each => each.PresenterId)
            .Select(each => new { each.PresenterId, each.Presenter.Name, each.Firm }).ToListAsync();
        return new(
            [new("", texts["Choose.University"]), .. universities.Select(each => new PickItem(Key(each.Id), $"{each.ShortName} – {each.Name}"))],
            hosts,
            [new("", texts["Choose.NoTopic"]), .. topics.Select(topic => new PickItem(Key(topic.Id), topic.Name.In("pl").Text))],
            [new("", texts["Choose.NoSpeaker"]), .. speakers.Select(each => new PickItem(Key(each.PresenterId), each.Firm is null ? each.Name : $"{each.Name}, {each.Firm}"))])
        {
            HostItems = [new("", texts["Choose.NoHost"]), .. hosts.Select(host => new PickItem(Key(host.Id), $"{host.Unit}: {host.Name}", host.University))],
            Languages = [.. Ui.Languages.All.Select(language => new PickItem(language.Code, texts[$"Language.{language.Code}"]))],
        };
    }

    /// <summary>What was chosen from a list; null for nothing, or for what is not on it.</summary>
    public static long? Id(IReadOnlyList<PickItem> items, string? chosen) =>
        items.Any(item => item.Value.Length > 0 && string.Equals(item.Value, chosen, StringComparison.Ordinal)) ? long.Parse(chosen!, CultureInfo.InvariantCulture) : null;

    public static string? Name(IReadOnlyList<PickItem> items, string? chosen) => items.FirstOrDefault(item => string.Equals(item.Value, chosen ?? "", StringComparison.Ordinal))?.Text;

    private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);
}

public sealed record HostChoice(long Id, long UniversityId, string University, string Unit, string Name);
