using System.Globalization;
using System.Text.Json;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui.Sheets;

namespace Lublin.Startups.Web.Kids;

/// <summary>A file of the national register of schools: what it says of each, and what is wrong with which cell.</summary>
public sealed class RegisterFile
{
    private static readonly RegisterWords Words = Read();

    private RegisterFile()
    {
    }

    public IReadOnlyList<RegisterRow> Rows { get; private init; } = [];
    public IReadOnlyList<RegisterFault> Faults { get; private init; } = [];

    /// <summary>Columns that it should have and has not.</summary>
    public IReadOnlyList<string> Missing { get; private init; } = [];

    /// <param name="sheet">The heading first.</param>
    public static RegisterFile Of(IReadOnlyList<SheetRow> sheet)
    {
        var heading = sheet.Count == 0 ? [] : sheet[0].Cells.Select(cell => Letters.Fold(cell.Text)).ToList();
        var places = Words.Columns.ToDictionary(column => column.Key, column => heading.IndexOf(Letters.Fold(column.Value)), StringComparer.Ordinal);
        List<string> missing = [.. Words.Columns.Where(column => places[column.Key] < 0).Select(column => column.Value)];
        if (missing.Count > 0)
            return new() { Missing = missing };
        List<RegisterRow> rows = [];
        List<RegisterFault> faults = [];
        foreach (var line in sheet.Skip(1))
            Take(line, key => line.At(places[key]).Text.Trim(), rows, faults);
        faults.AddRange(rows.GroupBy(row => row.Rspo).Where(same => same.Count() > 1).Select(same => new RegisterFault(same.Last().Line, RegisterTrouble.Twice, same.Key.ToString(CultureInfo.InvariantCulture))));
        return new() { Rows = rows, Faults = faults };
    }

    /// <summary>Whether a school of this place, with or without its post code, is one of the city's.</summary>
    public static bool IsOfTheCity(string place) => IsTown(string.Join(' ', place.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(part => char.IsAsciiDigit(part[0]))));

    private static bool IsTown(string town) => string.Equals(Letters.Fold(town), Letters.Fold(Words.Town), StringComparison.Ordinal);

    private static void Take(SheetRow line, Func<string, string> cell, List<RegisterRow> rows, List<RegisterFault> faults)
    {
        var (typed, name, town) = (cell("rspo"), cell("name"), cell("town"));
        var before = faults.Count;
        var isNumber = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var rspo) && rspo > 0;
        if (!isNumber)
            faults.Add(new(line.Number, RegisterTrouble.Rspo, typed));
        if (name.Length is 0 or > SchoolFacts.Longest)
            faults.Add(new(line.Number, RegisterTrouble.Name, name));
        var (street, place) = ($"{cell("street")} {cell("house")}".Trim(), $"{cell("postCode")} {town}".Trim());
        if (!IsTown(town))
            faults.Add(new(line.Number, RegisterTrouble.Town, town));
        if (street.Length > SchoolFacts.Longest || place.Length > SchoolFacts.Longest)
            faults.Add(new(line.Number, RegisterTrouble.Address, street.Length > SchoolFacts.Longest ? street : place));
        if (EmailAddress.Check(cell("email")) is not EmailCheck.Valid email)
            faults.Add(new(line.Number, RegisterTrouble.Email, cell("email")));
        else if (faults.Count == before)
            rows.Add(new(line.Number, rspo, new(name, TypeOf(cell("type")), street, place, email.Address)));
    }

    private static SchoolType TypeOf(string typed) => Words.Types.TryGetValue(typed.ToLower(CultureInfo.InvariantCulture), out var type) ? type : SchoolType.Other;

    private static RegisterWords Read()
    {
        using var stream = typeof(RegisterFile).Assembly.GetManifestResourceStream("Kids/register.json")!;
        return JsonSerializer.Deserialize<RegisterWords>(stream, MeetingTemplate.Words)!;
    }

    private sealed record RegisterWords(IReadOnlyDictionary<string, string> Columns, string Town, IReadOnlyDictionary<string, SchoolType> Types);
}

/// <param name="Line">In the file, from 1.</param>
public sealed record RegisterRow(int Line, int Rspo, SchoolFacts Facts);

/// <summary>What is wrong with a cell.</summary>
public sealed record RegisterFault(int Line, RegisterTrouble Why, string Found);

public enum RegisterTrouble
{
    Rspo,
    Name,

    /// <summary>It is of another town.</summary>
    Town,

    /// <summary>Street or place are longer than any is.</summary>
    Address,

    Email,

    /// <summary>The file has the number twice.</summary>
    Twice,
}
