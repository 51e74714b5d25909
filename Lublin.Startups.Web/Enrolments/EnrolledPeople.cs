using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>People who enrolled, for the lists of mails and calls.</summary>
public sealed class EnrolledPeople : ISubjects
{
    public string Type => Enrolment.SubjectType;

    public async Task<IReadOnlyList<Subject>> FindAsync(StartupsDb db, IReadOnlyCollection<long> ids, CancellationToken cancellation)
    {
        var rows = await db.Enrolments.Where(enrolment => ids.Contains(enrolment.Id))
            .Select(enrolment => new
            {
                enrolment.Id,
                enrolment.EnrolledAt,
                enrolment.Applicant.Name,
                enrolment.Language,
                enrolment.Applicant.Email,
                enrolment.Applicant.Phone,
                enrolment.EditionId,
                enrolment.Edition.Programme.Title,
            })
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new Subject(Enrolment.SubjectOf(row.Id), row.Name, row.Language)
            {
                Email = row.Email, Phone = row.Phone, Number = EnrolmentNumber.Of(row.Id, row.EnrolledAt), Topic = new(row.EditionId, row.Title),
                Path = Links.Office.Person(row.Id),
            }),
        ];
    }
}
