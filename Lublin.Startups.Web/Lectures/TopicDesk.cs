using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>The list of what lectures are about.</summary>
public sealed class TopicDesk(StartupsDb db, Writer writer, TimeProvider clock) : RowDesk(db, writer, clock)
{
    private const int LongestSlug = 40;
    private const string Nameless = "temat";

    /// <param name="name">In one to three languages; its word in addresses is made of the Polish one, and stays.</param>
    /// <param name="actor">A member of staff.</param>
    /// <param name="formId">Of the form that asks for it.</param>
    public async Task<TopicOutcome> AddAsync(LocalText name, string actor, Guid formId = default)
    {
        var isFull = false;
        var added = await AddAsync(
            "topic",
            new(formId),
            async () =>
            {
                var known = await Db.Topics.OrderBy(topic => topic.Id).ToListAsync();
                isFull = known.Count >= Topic.Most;
                return known.Find(topic => new Named(topic.Id, topic.Name.In("pl").Text).IsCalled(name.In("pl").Text))?.Id ?? (isFull ? 0 : null);
            },
            async () =>
            {
                var topic = new Topic(await FreeSlugAsync(name.In("pl").Text), name);
                Db.Add(topic);
                return topic;
            },
            topic => Task.FromResult(topic.Id),
            actor);
        return added switch
        {
            AddOutcome.Added => TopicOutcome.Done,
            AddOutcome.NameTaken(0) => TopicOutcome.Full,
            _ => TopicOutcome.NameTaken,
        };
    }

    /// <param name="id">Which.</param>
    /// <param name="known">Its name when the form was made.</param>
    /// <param name="name">What it is to be called.</param>
    /// <param name="actor">A member of staff.</param>
    /// <returns>False when somebody else renamed it since: nothing is saved.</returns>
    public Task<bool> RenameAsync(long id, string? known, LocalText name, string actor) => ChangeAsync("topic", id, actor, async () =>
    {
        var topic = await Db.Topics.SingleAsync(topic => topic.Id == id);
        if (!string.Equals(topic.Name.ToJson(), known, StringComparison.Ordinal))
            return null;
        var changes = new Changes().NoteText("title", topic.Name, name);
        topic.Rename(name);
        return changes;
    });

    /// <summary>Takes it off the list.</summary>
    /// <returns>How many lectures are about it; 0 when it is gone.</returns>
    public Task<int> RemoveAsync(long id, string actor) => DoAsync(async () =>
    {
        if (await Db.Lectures.CountAsync(lecture => lecture.TopicId == id) is > 0 and var used)
            return used;
        var topic = await Db.Topics.SingleAsync(topic => topic.Id == id);
        Db.Remove(topic);
        Tell("topic", id, "Removed", actor, new Changes().Note("title", topic.Name.In("pl").Text, null));
        return 0;
    });

    private async Task<string> FreeSlugAsync(string name)
    {
        var slug = Slug.From(name);
        slug = slug.Length == 0 ? Nameless : slug[..Math.Min(slug.Length, LongestSlug - 4)].Trim('-');
        return ProgrammeQueries.FreeSlug(slug, await Db.Topics.Where(topic => topic.Slug.StartsWith(slug)).Select(topic => topic.Slug).ToListAsync());
    }
}

/// <summary>What came of adding a topic.</summary>
public enum TopicOutcome
{
    Done,

    /// <summary>There is one of this name.</summary>
    NameTaken,

    /// <summary>There are as many as there may be.</summary>
    Full,
}
