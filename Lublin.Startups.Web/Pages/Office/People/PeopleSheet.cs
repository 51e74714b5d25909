using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>
/// Writes people into a file for a spreadsheet program. The file is finished before it is sent: a slow reader must not hold up the database, and half a list
/// must not look like a whole one.
/// </summary>
public sealed class PeopleSheet(IStringLocalizer<PeopleTexts> texts, OfficeFieldWords fields, DataFolder folder, TimeProvider clock)
{
    private const int Moment = 17;

    private static readonly (string Name, int Width)[] Before = [("Number", 14), ("Title", 40), ("First", Moment)];

    private static readonly (string Name, int Width)[] After =
    [
        ("Seats", 8), ("Language", 8), ("Channel", 20), ("Enrolled", Moment), ("State", 20), ("Until", Moment), ("Confirmed", Moment), ("Ended", Moment), ("Reason", 32), ("Refused", Moment),
    ];

    /// <param name="format">csv or xlsx.</param>
    /// <param name="name">Of the file, without its ending.</param>
    /// <param name="export">Writes the rows.</param>
    public async Task<FileStreamResult> WriteAsync(SheetFormat format, string name, Func<Func<PersonRow, ValueTask>, Task> export)
    {
        var file = ExportFile.Open(folder);
        try
        {
            await using (var sheet = await format.OpenAsync(file, texts["Sheet.Name"], Columns()))
            {
                var words = new PeopleWords(texts, clock.GetUtcNow());
                await export(row => sheet.WriteAsync(Cells(row, words)));
            }

            file.Position = 0;
            return new(file, format.MediaType()) { FileDownloadName = $"{name}.{(format == SheetFormat.Csv ? "csv" : "xlsx")}" };
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private IReadOnlyList<SheetColumn> Columns() =>
        [.. Before.Select(Named), .. ApplicantFields.Columns.Select(field => new SheetColumn(fields.InList(field), field.SheetWidth)), .. After.Select(Named)];

    private SheetColumn Named((string Name, int Width) column) => new(texts["Column." + column.Name], column.Width);

    private object?[] Cells(PersonRow row, PeopleWords words)
    {
        var (person, declared) = (row.Enrolment, row.Enrolment.Applicant);
        return
        [
            person.Number,
            row.Title.ToString(),
            At(row.FirstStart),
            .. ApplicantFields.Columns.Select(field => field.IsBareInSheet ? field.Kept(declared) : fields.Value(field, declared)),
            person.Seats,
            person.Language,
            words.Channel(person.Channel),
            At(person.EnrolledAt),
            words.Tag(person).Text,
            At(person.StateAt(clock.GetUtcNow()) == EnrolmentState.Offered && !person.IsUntold ? person.OfferEndsAt : null),
            At(person.ConfirmedAt),
            At(person.CancelledByOfficeAt ?? person.WithdrawnAt ?? person.DeclinedAt ?? person.OfferExpiredAt),
            person.CancelReason,
            At(person.EmailRefusedAt),
        ];
    }

    private static DateTime? At(DateTimeOffset? instant) => instant is { } known ? Warsaw.ToLocal(known) : null;
}
