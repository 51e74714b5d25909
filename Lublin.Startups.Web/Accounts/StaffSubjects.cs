using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Accounts;

/// <summary>Members of staff, for the lists of mails. Their accounts are no page that everybody there may open.</summary>
public sealed class StaffSubjects : ISubjects
{
    public string Type => AccountDesk.SubjectType;

    public async Task<IReadOnlyList<Subject>> FindAsync(StartupsDb db, IReadOnlyCollection<long> ids, CancellationToken cancellation)
    {
        var rows = await db.Staff.Where(staff => ids.Contains(staff.Id)).Select(staff => new { staff.Id, staff.Name, staff.Email }).ToListAsync(cancellation);
        return [.. rows.Select(row => new Subject(AccountDesk.SubjectOf(row.Id), row.Name, "pl") { Email = row.Email })];
    }
}
