using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Hosts at universities, for the lists of mails and calls.</summary>
public sealed class HostPeople : ISubjects
{
    public const string Of = "host";

    public string Type => Of;

    public async Task<IReadOnlyList<Subject>> FindAsync(StartupsDb db, IReadOnlyCollection<long> ids, CancellationToken cancellation) =>
        [.. (await db.Hosts.AsNoTracking().Where(host => ids.Contains(host.Id)).ToListAsync(cancellation)).Select(host => new Subject(new(Type, host.Id), host.Name, host.Language) { Email = host.Email, Phone = host.Phone, Path = LectureLinks.Host(host.UniversityId, host.Id) })];
}

/// <summary>Speakers, for the lists of mails and calls.</summary>
public sealed class PresenterPeople : ISubjects
{
    public const string Of = "presenter";

    public string Type => Of;

    public async Task<IReadOnlyList<Subject>> FindAsync(StartupsDb db, IReadOnlyCollection<long> ids, CancellationToken cancellation) =>
    [
        .. (await db.Presenters.AsNoTracking().Where(presenter => ids.Contains(presenter.Id)).ToListAsync(cancellation))
            .Select(presenter => new Subject(new(Type, presenter.Id), presenter.Name, presenter.Language) { Email = presenter.Email, Phone = presenter.Phone, Path = Links.Office.Presenter(presenter.Id) }),
    ];
}
