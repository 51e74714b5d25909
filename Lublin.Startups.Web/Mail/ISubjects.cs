using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Mail;

/// <summary>Knows the people whom mails and calls name as their subject. Each module brings those of its own type.</summary>
public interface ISubjects
{
    /// <summary>The type of <see cref="SubjectKey"/> that it knows.</summary>
    string Type { get; }

    /// <summary>Those of them that there are, as they stand now.</summary>
    Task<IReadOnlyList<Subject>> FindAsync(StartupsDb db, IReadOnlyCollection<long> ids, CancellationToken cancellation);
}

/// <summary>A person as lists of mails and calls show them.</summary>
/// <param name="Key">Whose subject.</param>
/// <param name="Name">For staff to read.</param>
/// <param name="Language">pl, en, uk.</param>
public sealed record Subject(SubjectKey Key, string Name, string Language)
{
    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Their page in the office; null when they have none.</summary>
    public string? Path { get; init; }

    /// <summary>By which they are named on the telephone.</summary>
    public string? Number { get; init; }

    /// <summary>What they take part in; null when it is not one thing.</summary>
    public SubjectTopic? Topic { get; init; }
}

/// <summary>The edition that a person takes part in.</summary>
public sealed record SubjectTopic(long EditionId, LocalText Title);

/// <summary>Finds people of every type.</summary>
public sealed class SubjectBook(StartupsDb db, IEnumerable<ISubjects> modules)
{
    /// <summary>Those that there are; one query for each type.</summary>
    public async Task<IReadOnlyDictionary<SubjectKey, Subject>> FindAsync(IEnumerable<SubjectKey> keys, CancellationToken cancellation = default)
    {
        Dictionary<SubjectKey, Subject> found = [];
        foreach (var theirs in keys.Distinct().GroupBy(key => key.Type, StringComparer.Ordinal))
        {
            if (modules.SingleOrDefault(module => string.Equals(module.Type, theirs.Key, StringComparison.Ordinal)) is not { } module)
                continue;
            foreach (var subject in await module.FindAsync(db, [.. theirs.Select(key => key.Id)], cancellation))
                found.Add(subject.Key, subject);
        }

        return found;
    }
}
