using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Hosts of visits and creative hours, for the lists of mails and calls.</summary>
public sealed class VisitHostPeople : ISubjects
{
    public string Type => VisitHost.SubjectType;

    public async Task<IReadOnlyList<Subject>> FindAsync(StartupsDb db, IReadOnlyCollection<long> ids, CancellationToken cancellation) =>
        [.. (await db.VisitHosts.AsNoTracking().Where(host => ids.Contains(host.Id)).ToListAsync(cancellation)).Select(host => new Subject(new(Type, host.Id), host.ContactName, "pl") { Email = host.Email, Phone = host.Phone })];
}
