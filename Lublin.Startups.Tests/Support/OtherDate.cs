using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Support;

/// <summary>The only training once more, a week later in the morning: 8 December, 5 seats.</summary>
public static class OtherDate
{
    public const string Slug = "2026-12-08";

    public static async Task AddAsync(StartupsDb db)
    {
        var first = await db.Editions.Include(edition => edition.Programme).Include(edition => edition.Sessions).OrderBy(edition => edition.Id).FirstAsync();
        var edition = new Edition(first.Programme, new(5, "pl", first.OpensAt, first.TermsVersion));
        edition.AddSession(new(new(2026, 12, 8), new(9, 0), new(11, 0), first.Sessions.First().RoomId));
        edition.Publish(Slug, first.PublishedAt!.Value);
        db.Add(edition);
    }
}
