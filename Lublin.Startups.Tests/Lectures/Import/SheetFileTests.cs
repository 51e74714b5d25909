using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Ui.Sheets;

namespace Lublin.Startups.Tests;

/// <summary>Tables that people send, and what only looks like one.</summary>
public sealed class SheetFileTests
{
    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("windows-1250", false)]
    public async Task A_CSV_is_read_in_UTF_8_and_in_Windows_1250(string encoding, bool mark)
    {
        var text = "klucz;tytuł\r\n;\"Zażółć; gęślą\njaźń\"\r\n";
        var letters = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.UTF8;
        var rows = await RowsAsync([.. mark ? Encoding.UTF8.GetPreamble() : [], .. letters.GetBytes(text)]);
        Assert.Equal(["klucz", "tytuł"], rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal("Zażółć; gęślą\njaźń", rows[1].At(1).Text);
        Assert.Equal(2, rows[1].Number);
    }

    [Fact]
    public async Task What_the_application_escaped_comes_back_as_it_was()
    {
        using var file = new MemoryStream();
        await using (var sheet = await CsvSheet.OpenAsync(file, [new("a", 1), new("b", 1)]))
            await sheet.WriteAsync(["=cmd|'/c calc'!A1", "'cytat"]);
        Assert.Equal(["=cmd|'/c calc'!A1", "'cytat"], (await RowsAsync(file.ToArray()))[1].Cells.Select(cell => cell.Text));
    }

    [Fact]
    public async Task Days_and_hours_of_a_workbook_are_read_as_people_see_them()
    {
        var rows = await RowsAsync(SheetMade.Workbook([["data", "od", "ile"], [new DateOnly(2027, 3, 4), new TimeOnly(10, 15), 40], ["4.03.2027", "10:15", "40"]]));
        Assert.Equal(["2027-03-04", "10:15", "40"], rows[1].Cells.Select(cell => cell.Text));
        Assert.Equal(["4.03.2027", "10:15", "40"], rows[2].Cells.Select(cell => cell.Text));
    }

    [Fact]
    public async Task Of_a_formula_the_value_is_taken_and_merged_cells_are_told()
    {
        var rows = await RowsAsync(SheetMade.Workbook([["a", "b", "c"], ["x", "y", "z"]], sheet =>
        {
            Formula(sheet, 0, CellValues.String, "1a");
            sheet.InsertAfter(new MergeCells(new MergeCell { Reference = "C2:D2" }), sheet.GetFirstChild<SheetData>());
        }));
        Assert.Equal([new("1a"), new("y"), new("z", SheetCellKind.Merged)], rows[1].Cells.Take(3));
    }

    [Fact]
    public async Task A_formula_that_comes_to_an_error_is_told_by_its_cell() =>
        await RefusedAsync(SheetTrouble.FormulaError, SheetMade.Workbook([["a", "b"], ["x", "y"]], sheet => Formula(sheet, 1, CellValues.Error, "#DIV/0!")), "B2");

    [Fact]
    public async Task A_workbook_with_a_program_in_it_is_refused() => await RefusedAsync(SheetTrouble.Macro, Zipped(("xl/workbook.xml", "<workbook/>"u8.ToArray()), ("xl/vbaProject.bin", [1, 2, 3])));

    [Fact]
    public async Task A_file_that_unpacks_to_far_more_than_it_is_is_not_unpacked()
    {
        var bomb = Zipped(("xl/workbook.xml", "<workbook/>"u8.ToArray()), ("xl/worksheets/sheet1.xml", new byte[100 * 1024 * 1024]));
        Assert.InRange(bomb.Length, 1, SheetFile.MostBytes);
        await RefusedAsync(SheetTrouble.Bomb, bomb);
    }

    [Fact]
    public async Task A_part_that_lies_about_its_length_is_read_no_farther_than_it_says()
    {
        var honest = SheetMade.Workbook([["klucz"], ["x"]]);
        Assert.Equal(2, (await RowsAsync(honest)).Count);
        const int Unpacked = 60 * 1024 * 1024;
        var bomb = Padded(honest, Unpacked);
        await RefusedAsync(SheetTrouble.Bomb, bomb);
        var length = BitConverter.GetBytes(Unpacked);
        for (var at = bomb.AsSpan().IndexOf(length); at >= 0; at = bomb.AsSpan().IndexOf(length))
            BitConverter.GetBytes(64).CopyTo(bomb, at);
        await RefusedAsync(SheetTrouble.NotATable, bomb);
    }

    [Fact]
    public async Task More_than_five_megabytes_are_not_read() => await RefusedAsync(SheetTrouble.TooLarge, new byte[50 * 1024 * 1024]);

    [Fact]
    public async Task More_rows_than_a_semester_has_are_refused() =>
        await RefusedAsync(SheetTrouble.TooManyRows, Encoding.UTF8.GetBytes("klucz\n" + string.Concat(Enumerable.Repeat("x\n", SheetFile.MostRows + 1))));

    [Fact]
    public async Task What_is_no_table_is_said_to_be_none()
    {
        await RefusedAsync(SheetTrouble.Empty, []);
        await RefusedAsync(SheetTrouble.Empty, "\r\n;;\r\n"u8.ToArray());
        await RefusedAsync(SheetTrouble.NotATable, [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 0, 1]);
        await RefusedAsync(SheetTrouble.NotATable, Zipped(("word/document.xml", "<document/>"u8.ToArray())));
        await RefusedAsync(SheetTrouble.NotATable, Zipped(("xl/workbook.xml", "to nie jest XML"u8.ToArray())));
        await RefusedAsync(SheetTrouble.NotATable, "PK\u0003\u0004 i nic dalej"u8.ToArray());
        await RefusedAsync(SheetTrouble.Old, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    }

    private static async Task<IReadOnlyList<SheetRow>> RowsAsync(byte[] file) => Assert.IsType<SheetReading.Table>(await SheetFile.ReadAsync(new MemoryStream(file))).Rows;

    private static async Task RefusedAsync(SheetTrouble why, byte[] file, string? where = null) => Assert.Equal(new SheetReading.Refused(why, where), await SheetFile.ReadAsync(new MemoryStream(file)));

    private static void Formula(Worksheet sheet, int column, CellValues type, string value)
    {
        var cell = sheet.Descendants<Row>().Last().Elements<Cell>().ElementAt(column);
        cell.RemoveAllChildren();
        (cell.DataType, cell.CellFormula, cell.CellValue) = (type, new("1/0"), new(value));
    }

    private static byte[] Padded(byte[] workbook, int length)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = zip.Entries.Single(part => part.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal));
            byte[] text;
            using (var part = sheet.Open())
            {
                using var all = new MemoryStream();
                part.CopyTo(all);
                text = all.ToArray();
            }

            var name = sheet.FullName;
            sheet.Delete();
            using var padded = zip.CreateEntry(name).Open();
            padded.Write(text);
            padded.Write(Enumerable.Repeat((byte)' ', length - text.Length).ToArray());
        }

        return file.ToArray();
    }

    private static byte[] Zipped(params (string Name, byte[] Bytes)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(bytes);
            }
        }

        return file.ToArray();
    }
}
