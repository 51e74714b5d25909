using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What the history keeps of an edition.</summary>
internal static class EditionHistory
{
    public const string Subject = "edition";
    public const string Published = "Published";

    /// <summary>Who published an edition; null when the history does not know.</summary>
    public static Task<string?> PublisherAsync(this StartupsDb db, long editionId) => db.History
        .Where(row => row.Subject == Subject && row.SubjectId == editionId && row.Verb == Published)
        .OrderBy(row => row.Id).Select(row => (string?)row.Actor).FirstOrDefaultAsync();

    public static Changes Changes(EditionPlan before, EditionPlan after) => new Changes()
        .Note("capacity", before.Capacity, after.Capacity).Note("language", before.Language, after.Language).Note("entry", before.Entry.ToString(), after.Entry.ToString())
        .Note("opensAt", before.OpensAt, after.OpensAt).Note("closesAt", before.ClosesAt, after.ClosesAt)
        .Note("terms", before.TermsVersion, after.TermsVersion)
        .Note("fundingKind", before.Funding.Kind.ToString(), after.Funding.Kind.ToString()).Note("fundingName", before.Funding.Name, after.Funding.Name);
}
