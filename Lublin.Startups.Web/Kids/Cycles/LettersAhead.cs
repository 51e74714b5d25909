using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Kids.Mails.Cycles;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Kids.Cycles;

/// <summary>The letters that a change of a meeting would send, before it is made. It is made to what a context of its own has read, which is thrown away.</summary>
public sealed class LettersAhead(IServiceScopeFactory scopes)
{
    /// <summary>Each different letter once; what opens something in it is masked.</summary>
    internal async Task<IReadOnlyList<LetterAhead>> OfAsync(long editionId, Guid session, Func<MeetingChangeDesk, MeetingDeed> deed, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<MeetingChangeDesk>();
        var (sheet, mails) = await desk.RehearseAsync(editionId, session, deed(desk));
        var told = sheet.Meetings.Select(meeting => new ToldMeeting(meeting, sheet.Season.Template.Count, sheet.Season.Year)).ToList();
        var writer = scope.ServiceProvider.GetServices<ILetter>().OfType<CycleLetter>().Single(letter => string.Equals(letter.Kind, CycleMails.Changed, StringComparison.Ordinal));
        List<Letter> letters = [];
        foreach (var mail in mails)
        {
            if (await writer.WriteAsync(mail, told, cancellation) is { } letter)
                letters.Add(LetterMask.Masked(letter));
        }

        return [.. letters.GroupBy(letter => (letter.Subject, letter.Text)).Select(same => new LetterAhead([.. same.Select(letter => letter.To.Name).Order(PersonName.Order)], same.Key.Subject, same.Key.Text))];
    }
}

/// <param name="To">Names of all who would get it.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its plain text.</param>
public sealed record LetterAhead(IReadOnlyList<string> To, string Subject, string Text);
