using System.Text;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Kids;

/// <summary>A file of the national register, as the ministry's site gives it and as offices save it again.</summary>
public abstract class RegisterTests(ITestDatabase database) : IAsyncLifetime
{
    private const string Heading = "Numer RSPO;REGON;Typ;Nazwa;Miejscowość;Ulica;Numer budynku;Kod pocztowy;E-mail";
    private const string School = "990801;000;Szkoła podstawowa;\"Szkoła demo nr 801; filia\";Lublin;ul. Żółta;8;20-020;sp801@example.org";
    private readonly TestOffice office = new(database, new TestClock());

    static RegisterTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public async ValueTask InitializeAsync() => await office.InitializeAsync();

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [InlineData("windows-1250", false)]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    public async Task A_file_is_read_in_any_of_the_codings_offices_use_and_a_semicolon_within_quotes_parts_nothing(string coding, bool hasMark)
    {
        var row = Assert.Single((await ReadAsync(coding, hasMark, School)).Rows);

        Assert.Equal((990801, "Szkoła demo nr 801; filia", "ul. Żółta 8", "20-020 Lublin", SchoolType.Primary), (row.Rspo, row.Facts.Name, row.Facts.Street, row.Facts.Town, row.Facts.Type));
    }

    [Theory]
    [InlineData("99x;0;Przedszkole;Przedszkole demo;Lublin;ul. A;1;20-020;p@example.org", RegisterTrouble.Rspo)]
    [InlineData("990901;0;Przedszkole;;Lublin;ul. A;1;20-020;p@example.org", RegisterTrouble.Name)]
    [InlineData("990901;0;Przedszkole;Przedszkole demo;Świdnik;ul. A;1;21-040;p@example.org", RegisterTrouble.Town)]
    [InlineData("990901;0;Przedszkole;Przedszkole demo;Lublin;ul. A;1;20-020;brak", RegisterTrouble.Email)]
    [InlineData(School, RegisterTrouble.Twice)]
    public async Task What_is_wrong_stands_with_its_line(string line, RegisterTrouble why)
    {
        var fault = Assert.Single((await ReadAsync("utf-8", hasMark: false, School, line)).Faults);

        Assert.Equal((3, why), (fault.Line, fault.Why));
    }

    [Fact]
    public async Task A_second_import_changes_nothing_a_school_that_is_gone_is_archived_and_one_that_is_back_comes_out_again()
    {
        var both = (await ReadAsync("utf-8", hasMark: false, School, "990901;0;Przedszkole;Przedszkole demo nr 901;Lublin;ul. A;1;20-020;p901@example.org")).Rows;
        var hand = new SchoolFacts("Szkoła z listu", SchoolType.Primary, "ul. B 2", "20-020 Lublin", "b@example.org");
        Assert.True(await office.AskAsync<RegisterDesk, bool>(desk => desk.AddAsync(990999, hand, "staff:1")));
        Assert.False(await office.AskAsync<RegisterDesk, bool>(desk => desk.AddAsync(990999, hand, "staff:1")));

        Assert.Equal(new(2, 0, 0), await ImportAsync(both));
        Assert.Equal(new(0, 0, 0), await ImportAsync(both));
        Assert.Equal(new(0, 0, 1), await ImportAsync([both[0]]));
        Assert.Equal([990901], await office.AskAsync<StartupsDb, List<int>>(db => db.Schools.Where(school => school.ArchivedAt != null).Select(school => school.Rspo).ToListAsync()));
        Assert.Equal(new(0, 1, 0), await ImportAsync(both));
    }

    [Fact]
    public async Task What_staff_wrote_down_by_hand_stays_until_the_register_has_it_and_then_follows_the_register()
    {
        var row = Assert.Single((await ReadAsync("utf-8", hasMark: false, School)).Rows);
        await office.AskAsync<RegisterDesk, bool>(desk => desk.AddAsync(990801, row.Facts, "staff:1"));

        Assert.Equal(new(1, 0, 0), await ImportAsync([row with { Rspo = 990802 }]));
        Assert.Equal(new(0, 1, 1), await ImportAsync([row]));
        Assert.Equal(new(0, 0, 0), await ImportAsync([row]));
        Assert.Equal(new(0, 1, 1), await ImportAsync([row with { Rspo = 990802 }]));
    }

    [Fact]
    public async Task A_complex_and_an_archived_school_are_not_found_and_the_others_by_name_without_accents_or_by_number()
    {
        await ImportAsync((await ReadAsync("utf-8", hasMark: false, School, "990902;0;Zespół szkół;Zespół szkół demo;Lublin;ul. A;1;20-020;z@example.org")).Rows);

        Assert.Equal([990801], await FoundAsync("szkola"));
        Assert.Equal([990801], await FoundAsync("990801"));
        Assert.Empty(await FoundAsync("zespół"));
        Assert.Empty(await FoundAsync("990902"));
    }

    private Task<List<int>> FoundAsync(string typed) => office.AskAsync<StartupsDb, List<int>>(async db => [.. (await db.FindSchoolsAsync(typed)).Select(school => school.Rspo)]);

    private Task<RegisterChange> ImportAsync(IReadOnlyList<RegisterRow> rows) => office.AskAsync<RegisterDesk, RegisterChange>(desk => desk.ImportAsync(rows, "staff:1"));

    private static async Task<RegisterFile> ReadAsync(string coding, bool hasMark, params string[] lines)
    {
        var bytes = Encoding.GetEncoding(coding).GetBytes(string.Join("\r\n", [Heading, .. lines]));
        using var stream = new MemoryStream(hasMark ? [.. Encoding.UTF8.Preamble, .. bytes] : bytes);
        return RegisterFile.Of(Assert.IsType<SheetReading.Table>(await SheetFile.ReadAsync(stream)).Rows);
    }
}

public sealed class RegisterOnSqliteTests() : RegisterTests(new SqliteDatabase());

public sealed class RegisterOnPostgresTests() : RegisterTests(new PostgresDatabase());
