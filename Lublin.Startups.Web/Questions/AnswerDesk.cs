using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Questions;

/// <summary>Keeps answers and files as people give them. The module that asks decides who may answer, and until when.</summary>
public sealed class AnswerDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    /// <summary>Keeps what was typed, right or wrong, whatever is missing.</summary>
    /// <param name="sheetId">Whose answers.</param>
    /// <param name="typed">Of one section, or a single one.</param>
    /// <param name="by">As the history names actors.</param>
    /// <param name="mayStill">Asked in the turn, before anything is kept: whether it still may be.</param>
    /// <returns>Null when it may not be any more.</returns>
    public Task<SavedAnswers?> SaveAsync(long sheetId, IReadOnlyCollection<TypedAnswer> typed, string by, Func<StartupsDb, DateTimeOffset, Task<bool>> mayStill) => writer.CommitAsync<SavedAnswers?>(
        db,
        async () =>
        {
            await TakeTurnAsync(sheetId);
            var now = clock.GetUtcNow();
            if (!await mayStill(db, now))
                return null;
            var sheet = await db.AnswerSheets.Include(each => each.Answers).Include(each => each.Version).SingleAsync(each => each.Id == sheetId);
            var known = typed.Where(answer => sheet.Version.Form.Find(answer.Question) is { Kind: not AnswerKind.Files } && answer.Text.Length <= Answer.Longest).ToList();
            List<string> beside = [.. known.Where(answer => !sheet.Save(answer.Question, answer.Text.ReplaceLineEndings("\n"), answer.Seen, by, now)).Select(answer => answer.Question)];
            return new(now, known.ToDictionary(answer => answer.Question, answer => sheet.Find(answer.Question)?.Number ?? 0, StringComparer.Ordinal), beside);
        },
        _ => false);

    /// <summary>Of two texts one is the answer now, or both of them one below the other.</summary>
    /// <returns>False when it may not be any more, or somebody else has chosen since.</returns>
    public Task<bool> ChooseAsync(long sheetId, TypedAnswer chosen, string by, Func<StartupsDb, DateTimeOffset, Task<bool>> mayStill) => writer.CommitAsync(
        db,
        async () =>
        {
            await TakeTurnAsync(sheetId);
            var now = clock.GetUtcNow();
            var sheet = await db.AnswerSheets.Include(each => each.Answers).SingleAsync(each => each.Id == sheetId);
            if (!await mayStill(db, now) || sheet.Find(chosen.Question) is not { OtherText: not null } answer || answer.Number != chosen.Seen)
                return false;
            sheet.Choose(chosen.Question, chosen.Text.ReplaceLineEndings("\n"), by, now);
            return true;
        },
        _ => false);

    /// <summary>Keeps a file, once however often its form is sent.</summary>
    /// <param name="file">As it came.</param>
    /// <returns>What is wrong with it; null when it is kept.</returns>
    public async Task<FileFault?> AddFileAsync(long sheetId, SentFile file, string by, Func<StartupsDb, DateTimeOffset, Task<bool>> mayStill)
    {
        if (PdfCheck.Look(file.Bytes) is { } fault)
            return fault;
        return await writer.CommitAsync<FileFault?>(
            db,
            async () =>
            {
                await TakeTurnAsync(sheetId);
                var now = clock.GetUtcNow();
                var version = await db.AnswerSheets.Where(sheet => sheet.Id == sheetId).Select(sheet => sheet.Version).SingleAsync();
                if (version.Form.Find(file.Question) is not { Kind: AnswerKind.Files } question || !await mayStill(db, now))
                    return FileFault.NoPdf;
                var made = await db.OnceAsync(file.FormId, now, async () =>
                {
                    if (await db.AnswerFiles.CountAsync(each => each.SheetId == sheetId && each.Question == file.Question) >= (question.Most ?? AnswerFile.UsualMost))
                        return null;
                    var kept = new AnswerFile(sheetId, file.Question, file.Name, file.Bytes, file.NamesPeople, by, now);
                    db.Add(kept);
                    await db.SaveChangesAsync();
                    return kept.Id;
                });
                return made is null ? FileFault.TooMany : null;
            },
            _ => false);
    }

    /// <returns>False when there is none of that name on the sheet, or it may not be any more.</returns>
    public Task<bool> RemoveFileAsync(long sheetId, Guid uid, Func<StartupsDb, DateTimeOffset, Task<bool>> mayStill) => writer.CommitAsync(
        db,
        async () =>
        {
            await TakeTurnAsync(sheetId);
            return await mayStill(db, clock.GetUtcNow()) && await db.AnswerFiles.Where(file => file.SheetId == sheetId && file.Uid == uid).ExecuteDeleteAsync() > 0;
        },
        _ => false);

    private Task TakeTurnAsync(long sheetId) => db.Database.TakeTurnAsync(FormattableString.Invariant($"answers:{sheetId}"));
}

/// <param name="Question">Its key.</param>
/// <param name="Text">As typed.</param>
/// <param name="Seen">The number of the answer that they saw; 0 for none.</param>
public sealed record TypedAnswer(string Question, string Text, int Seen);

/// <param name="At">When they were kept.</param>
/// <param name="Numbers">By question: what is seen of each from now on.</param>
/// <param name="Beside">Questions to which somebody else gave another answer in between: both stand until somebody chooses.</param>
public sealed record SavedAnswers(DateTimeOffset At, IReadOnlyDictionary<string, int> Numbers, IReadOnlyList<string> Beside);

/// <summary>A file as it came.</summary>
/// <param name="Question">The key of the question that it answers.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Bytes">All of it.</param>
/// <param name="NamesPeople">It names people or their firm.</param>
/// <param name="FormId">Of the form that sent it.</param>
public sealed record SentFile(string Question, string Name, byte[] Bytes, bool NamesPeople, Guid FormId);
