using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Groups of schools, for the lists of mails and calls.</summary>
public sealed class GroupSubjects : ISubjects
{
    public const string Of = "school-group";

    public string Type => Of;

    public static SubjectKey Key(long groupId) => new(Of, groupId);

    public async Task<IReadOnlyList<Subject>> FindAsync(StartupsDb db, IReadOnlyCollection<long> ids, CancellationToken cancellation)
    {
        var (seasons, editions) = (db.Seasons, db.Editions);
        var rows = await db.SchoolGroups.Where(group => ids.Contains(group.Id))
            .Select(group => new
            {
                group.Id,
                group.Label,
                group.Order,
                group.TeacherName,
                group.TeacherPhone,
                group.EditionId,
                School = group.School.Name,
                group.School.OfficialEmail,
                Year = seasons.Where(season => season.EditionId == group.EditionId).Select(season => season.Year).First(),
                Title = editions.Where(edition => edition.Id == group.EditionId).Select(edition => edition.Programme.Title).First(),
            })
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new Subject(Key(row.Id), $"{row.School}, {row.Label}{(row.TeacherName is null ? "" : $" ({row.TeacherName})")}", "pl")
            {
                Email = row.OfficialEmail,
                Phone = row.TeacherPhone,
                Number = row.Order is { } order ? GroupNumber.Of(row.Year, order) : null,
                Topic = new(row.EditionId, row.Title),
                Path = KidsLinks.Group(row.Year, row.Id),
            }),
        ];
    }
}

/// <summary>Letters about a group are about its season.</summary>
public sealed class OrderTopic : IMailTopic
{
    public IQueryable<OutboxMail> About(StartupsDb db, IQueryable<OutboxMail> mails, IReadOnlyCollection<long> editionIds)
    {
        var groups = db.SchoolGroups;
        return mails.Where(mail => mail.SubjectType == GroupSubjects.Of && groups.Any(group => group.Id == mail.SubjectId && editionIds.Contains(group.EditionId)));
    }
}
