using System.Text.Json;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures.Import;
using Lublin.Startups.Web.Ui.Sheets;

namespace Lublin.Startups.Tests;

/// <summary>The files that newcomers try: the same rows in both forms, of what the demo has.</summary>
public sealed class LectureSampleTests
{
    [Fact]
    public async Task Both_samples_hold_the_same_rows()
    {
        var (csv, xlsx) = (await RowsAsync("wyklady.csv"), await RowsAsync("wyklady.xlsx"));
        Assert.InRange(csv.Count, 5, 50);
        Assert.Equal(csv.Select(Cells), xlsx.Select(Cells));

        // A day is a day in a workbook, and its own words in the other.
        static string Cells(LectureRow row) => string.Join('|', LectureWords.Columns.Select(column => column == LectureColumn.Date ? LectureTime.Date(row.Text(column))!.Value.ToString("O") : row.Text(column)));
    }

    [Fact]
    public async Task What_they_name_is_in_the_demo()
    {
        using var universities = Demo("universities.json");
        using var speakers = Demo("speakers.json");
        using var topics = Demo("topics.json");
        var places = universities.RootElement.EnumerateArray().ToDictionary(
            each => each.GetProperty("slug").GetString()!,
            each => each.GetProperty("campuses").EnumerateArray().SelectMany(campus => campus.GetProperty("rooms").EnumerateArray()
                .Select(room => $"{room.GetProperty("name").GetString()}, {each.GetProperty("shortName").GetString()}, {campus.GetProperty("name").GetString()}")).ToList());
        foreach (var row in await RowsAsync("wyklady.csv"))
        {
            Assert.True(row.Text(LectureColumn.Room).Length == 0 || places[row.Text(LectureColumn.University)].Contains(row.Text(LectureColumn.Room)), row.Text(LectureColumn.Room));
            Assert.Contains(row.Text(LectureColumn.Topic), topics.RootElement.EnumerateArray().Select(topic => topic.GetProperty("slug").GetString()));
            Assert.All(row.Text(LectureColumn.Speakers).Split(", "), name => Assert.Contains(name, speakers.RootElement.EnumerateArray().Select(speaker => speaker.GetProperty("name").GetString())));
        }
    }

    private static JsonDocument Demo(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Tree.Root, "Lublin.Startups.Web/Lectures/Demo", file)));

    private static async Task<IReadOnlyList<LectureRow>> RowsAsync(string name)
    {
        await using var file = File.OpenRead(Path.Combine(Tree.Root, "docs/samples", name));
        var read = LectureFile.Of(Assert.IsType<SheetReading.Table>(await SheetFile.ReadAsync(file)).Rows);
        Assert.True(read.IsReadable);
        return read.Rows;
    }
}
