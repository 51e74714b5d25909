using System.Globalization;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Lectures.Import;
using Lublin.Startups.Web.Ui.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>The files that newcomers try: the same rows in both forms, which the demo takes as they are.</summary>
public sealed class LectureSampleTests(DemoOnSqlite demo) : IClassFixture<DemoOnSqlite>
{
    [Fact]
    public async Task Both_samples_hold_the_same_rows()
    {
        var (csv, xlsx) = (await RowsAsync("wyklady.csv"), await RowsAsync("wyklady.xlsx"));
        Assert.InRange(csv.Count, 5, 50);
        Assert.Equal(csv.Select(Cells), xlsx.Select(Cells));
    }

    [Theory]
    [InlineData("wyklady.csv")]
    [InlineData("wyklady.xlsx")]
    public async Task The_demo_takes_every_row_as_a_new_lecture(string sample)
    {
        await using var scope = demo.Site.Services.CreateAsyncScope();
        var plan = await scope.ServiceProvider.GetRequiredService<ImportDesk>().PreviewAsync(await RowsAsync(sample));
        Assert.Empty(plan.Faults);
        Assert.All(plan.Lines, line => Assert.Equal(ImportState.New, line.State));
        Assert.All(plan.Lines, line => Assert.DoesNotContain(line.Conflicts, conflict => conflict.IsHard));
    }

    // A day is a day in a workbook, and as people write it in the other.
    private static string Cells(ImportRow row) => string.Join('|', LectureWords.Columns.Select(column =>
        column == LectureColumn.Date ? LectureTime.Date(row.Text(column))!.Value.ToString("O", CultureInfo.InvariantCulture) : row.Text(column)));

    private static async Task<IReadOnlyList<ImportRow>> RowsAsync(string name)
    {
        await using var file = File.OpenRead(Path.Combine(Tree.Root, "docs/samples", name));
        var read = LectureFile.Of(Assert.IsType<SheetReading.Table>(await SheetFile.ReadAsync(file)).Rows);
        Assert.True(read.IsReadable);
        return read.Rows;
    }
}
