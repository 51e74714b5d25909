using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Pages.Lectures;

/// <summary>Lectures among what is offered to everybody.</summary>
public static class OpenLectures
{
    /// <summary>Those that have not begun and that people from anywhere may come to; what is for one faculty is found in the timetable alone.</summary>
    public static async Task<Catalogue> OpenLecturesAsync(this CatalogueShelf shelf, StartupsDb db, DateTimeOffset now)
    {
        var catalogue = await shelf.CatalogueAsync(db, ProgrammeKind.Lecture, now);
        if (catalogue.Cards.Count == 0)
            return catalogue;
        var ofFaculties = await db.FacultyEditionsAsync(now);
        return catalogue with
        {
            Cards = [.. catalogue.Cards.Where(card => card.State is EditionState.Open or EditionState.OpensLater or EditionState.WithoutSignUp && !ofFaculties.Contains(card.Edition.Id))],
        };
    }
}
