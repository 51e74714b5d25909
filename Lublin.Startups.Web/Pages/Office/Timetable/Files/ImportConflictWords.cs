using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Office.Editions;
using Lublin.Startups.Web.Programmes;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Timetable.Files;

/// <summary>The words for conflicts of rows, with the names of all rooms.</summary>
public sealed class ImportConflictWords(StartupsDb db, IStringLocalizer<EditionsTexts> texts)
{
    public async Task<ConflictWords> OfAsync() => new(texts, (await db.RoomChoicesAsync(withArchived: true)).ToDictionary(room => room.Id, room => room.Name));
}
