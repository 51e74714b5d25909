using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Questions;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Questions;

/// <summary>A draft never loses a word: right or wrong, alone or with somebody else in the same field.</summary>
public abstract class AnswerDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private const string Hanna = "participant:1";
    private const string Nadia = "participant:2";
    private readonly TestOffice office = new(database, new TestClock());
    private bool isClosed;
    private long sheet;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        await office.DoAsync<StartupsDb>(async db =>
        {
            var form = new Questionnaire();
            form.Write(new([new("market", new("pl", "Rynek"), [new("who", AnswerKind.LongText, new("pl", "Kto zapłaci?")) { IsRequired = true }, new("cost", AnswerKind.Amount, new("pl", "Ile")), new("deck", AnswerKind.Files, new("pl", "Pliki")) { Most = 2 }])]));
            var answers = new AnswerSheet(form.Freeze(office.Clock.GetUtcNow()));
            db.AddRange(form, answers);
            await db.SaveChangesAsync();
            sheet = answers.Id;
        });
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Whatever_was_typed_is_kept_as_it_was_typed_and_a_question_that_is_not_asked_is_passed_over()
    {
        var saved = await SaveAsync(Hanna, new("who", "Pasieki\r\nod 10 uli", 0), new("cost", "drogo", 0), new("nobody-asked", "x", 0));

        Assert.Equal(["cost", "who"], saved!.Numbers.Keys.Order());
        Assert.Equal([("cost", "drogo", 1), ("who", "Pasieki\nod 10 uli", 1)], (await AnswersAsync()).Select(answer => (answer.Question, answer.Text, answer.Number)));
    }

    [Fact]
    public async Task Of_two_who_type_in_one_field_both_texts_stand_until_somebody_chooses()
    {
        await SaveAsync(Hanna, new TypedAnswer("who", "Pasieki", 0));
        await SaveAsync(Nadia, new TypedAnswer("who", "Koła pszczelarskie", 1));

        var second = await SaveAsync(Hanna, new TypedAnswer("who", "Pasieki od 10 uli", 1));

        Assert.Equal(["who"], second!.Beside);
        var both = Assert.Single(await AnswersAsync());
        Assert.Equal(("Koła pszczelarskie", Nadia, "Pasieki od 10 uli", Hanna), (both.Text, both.SavedBy, both.OtherText, both.OtherBy));

        Assert.False(await ChooseAsync(new("who", "Pasieki od 10 uli", 1)));
        Assert.True(await ChooseAsync(new("who", "Koła pszczelarskie\nPasieki od 10 uli", 2)));
        var one = Assert.Single(await AnswersAsync());
        Assert.Equal(("Koła pszczelarskie\nPasieki od 10 uli", 3, null), (one.Text, one.Number, one.OtherText));
    }

    [Fact]
    public async Task A_third_text_is_lost_no_more_than_the_second_and_the_same_text_twice_is_one()
    {
        await SaveAsync(Hanna, new TypedAnswer("who", "Pierwszy", 0));
        await SaveAsync(Nadia, new TypedAnswer("who", "Drugi", 0));
        await SaveAsync("participant:3", new TypedAnswer("who", "Trzeci", 0));

        Assert.Empty((await SaveAsync(Nadia, new TypedAnswer("who", "Pierwszy", 0)))!.Beside);

        Assert.Equal(("Pierwszy", "Drugi\n\nTrzeci"), Assert.Single(await AnswersAsync()) is var answer ? (answer.Text, answer.OtherText) : default);
    }

    [Fact]
    public async Task Once_nothing_may_be_given_any_more_nothing_is_kept()
    {
        isClosed = true;

        Assert.Null(await SaveAsync(Hanna, new TypedAnswer("who", "Za późno", 0)));
        Assert.NotNull(await AddAsync(Guid.CreateVersion7()));
        Assert.Empty(await AnswersAsync());
        Assert.Equal(0, await office.AskAsync<StartupsDb, int>(db => db.AnswerFiles.CountAsync()));
    }

    [Fact]
    public async Task A_file_is_kept_once_for_its_form_and_no_more_than_may_be()
    {
        var form = Guid.CreateVersion7();
        Assert.Null(await AddAsync(form));
        Assert.Null(await AddAsync(form));
        Assert.Null(await AddAsync(Guid.CreateVersion7()));

        Assert.Equal(FileFault.TooMany, await AddAsync(Guid.CreateVersion7()));
        var files = await office.AskAsync<StartupsDb, List<AnswerFile>>(db => db.AnswerFiles.AsNoTracking().Include(file => file.Content).OrderBy(file => file.Id).ToListAsync());
        Assert.Equal(2, files.Count);
        Assert.Equal(PdfCheckTests.Pdf().Length, files[0].Content.Bytes.Length, tolerance: 200);
        Assert.True(await office.AskAsync<AnswerDesk, bool>(desk => desk.RemoveFileAsync(sheet, files[0].Uid, MayStill)));
        Assert.False(await office.AskAsync<AnswerDesk, bool>(desk => desk.RemoveFileAsync(sheet, files[0].Uid, MayStill)));
        Assert.Equal(1, await office.AskAsync<StartupsDb, int>(db => db.Set<AnswerFileContent>().CountAsync()));
    }

    [Fact]
    public async Task A_draft_moves_to_a_repaired_form_with_its_answers()
    {
        await SaveAsync(Hanna, new TypedAnswer("who", "Pasieki", 0));
        await office.DoAsync<StartupsDb>(async db =>
        {
            var form = await db.Questionnaires.Include(each => each.Versions).SingleAsync();
            form.Write(new([new("market", new("pl", "Rynek"), [new("who", AnswerKind.LongText, new("pl", "Kto za to zapłaci i ile?")), new("why", AnswerKind.ShortText, new("pl", "Dlaczego?"))])]));
            var repaired = form.Freeze(office.Clock.GetUtcNow());
            await db.SaveChangesAsync();
            (await db.AnswerSheets.SingleAsync()).MoveTo(repaired);
            await db.SaveChangesAsync();
        });

        await SaveAsync(Hanna, new TypedAnswer("why", "Bo warto", 0));

        Assert.Equal([("who", "Pasieki"), ("why", "Bo warto")], (await AnswersAsync()).Select(answer => (answer.Question, answer.Text)));
        Assert.Equal(2, await office.AskAsync<StartupsDb, int>(db => db.Set<FormVersion>().CountAsync()));
    }

    private Task<bool> MayStill(StartupsDb db, DateTimeOffset now) => Task.FromResult(!isClosed);

    private Task<SavedAnswers?> SaveAsync(string by, params TypedAnswer[] typed) => office.AskAsync<AnswerDesk, SavedAnswers?>(desk => desk.SaveAsync(sheet, typed, by, MayStill));

    private Task<bool> ChooseAsync(TypedAnswer chosen) => office.AskAsync<AnswerDesk, bool>(desk => desk.ChooseAsync(sheet, chosen, Hanna, MayStill));

    private Task<FileFault?> AddAsync(Guid form) => office.AskAsync<AnswerDesk, FileFault?>(desk => desk.AddFileAsync(sheet, new("deck", "prezentacja.pdf", PdfCheckTests.Pdf(), NamesPeople: false, form), Hanna, MayStill));

    private Task<List<Answer>> AnswersAsync() => office.AskAsync<StartupsDb, List<Answer>>(db => db.Set<Answer>().AsNoTracking().OrderBy(answer => answer.Question).ToListAsync());
}

public sealed class AnswerDeskOnSqliteTests() : AnswerDeskTests(new SqliteDatabase());

public sealed class AnswerDeskOnPostgresTests() : AnswerDeskTests(new PostgresDatabase());
