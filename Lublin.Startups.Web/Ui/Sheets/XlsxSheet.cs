using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Lublin.Startups.Web.Ui.Sheets;

/// <summary>
/// A workbook of one sheet (ECMA-376). Its parts are written into the archive one after the other, because a package that can be read and written keeps
/// whole parts in memory; texts stand in their cells, so that nothing has to be remembered. A text is never a formula there.
/// </summary>
public sealed class XlsxSheet : ISheet
{
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    private const string Types = Declaration + """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""";

    private const string PackageParts = Declaration + """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""";

    private const string WorkbookParts = Declaration + """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""";

    private readonly ZipArchive archive;
    private readonly Stream part;
    private readonly OpenXmlWriter writer;

    /// <param name="stream">Need only be written to; stays open.</param>
    /// <param name="name">Of the sheet, at most 31 characters.</param>
    public XlsxSheet(Stream stream, string name)
    {
        archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add("[Content_Types].xml", Types);
        Add("_rels/.rels", PackageParts);
        Add("xl/_rels/workbook.xml.rels", WorkbookParts);
        AddWorkbook(name);
        part = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        writer = OpenXmlWriter.Create(part, Encoding.UTF8);
        writer.WriteStartDocument();
        writer.WriteStartElement(new Worksheet());
        // The heading stays in sight.
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        writer.WriteStartElement(new SheetData());
    }

    public void Write(IEnumerable<object?> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
            writer.WriteElement(CellOf(cell));
        writer.WriteEndElement();
    }

    public void Dispose()
    {
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.Dispose();
        part.Dispose();
        archive.Dispose();
    }

    private static Cell CellOf(object? value) => value switch
    {
        null => new(),
        int number => new() { CellValue = new(number), DataType = CellValues.Number },
        _ => new(new InlineString(new Text(Clean(Convert.ToString(value, CultureInfo.InvariantCulture)!)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString },
    };

    // XML knows no control characters, nor half of a surrogate pair.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        return clean.ToString();
    }

    private void AddWorkbook(string name)
    {
        using var entry = archive.CreateEntry("xl/workbook.xml").Open();
        using var workbook = OpenXmlWriter.Create(entry, Encoding.UTF8);
        workbook.WriteStartDocument();
        workbook.WriteElement(new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets(new Sheet { Name = name, SheetId = 1, Id = "rId1" })));
    }

    private void Add(string path, string content)
    {
        using var entry = new StreamWriter(archive.CreateEntry(path).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        entry.Write(content);
    }
}
