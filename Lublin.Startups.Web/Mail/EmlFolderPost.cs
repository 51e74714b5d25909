using System.Globalization;
using System.Text.RegularExpressions;
using Lublin.Startups.Web.Data;
using MimeKit;

namespace Lublin.Startups.Web.Mail;

/// <summary>Puts mails as <c>.eml</c> files into the data folder's <c>mail</c>, for machines without a mail server; any mail program opens them.</summary>
internal sealed partial class EmlFolderPost(MailOptions options, string office, DataFolder data, TimeProvider clock) : ISmtpPost
{
    private static readonly FormatOptions AsOnTheWire = LinesOfMail();
    private readonly string unfinished = data.File("mail", $".writing-{Guid.NewGuid():N}");

    public async Task<PostAnswer> SendAsync(Letter letter, string messageId, CancellationToken limit)
    {
        Directory.CreateDirectory(data.File("mail"));
        using (var message = MimeLetter.Compose(letter, messageId, options.Sender, office))
            await message.WriteToAsync(AsOnTheWire, unfinished, limit);
        var name = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + "-" + NoLetters.Replace(messageId, "")[..12] + ".eml";
        File.Move(unfinished, data.File("mail", name), overwrite: true);
        return new PostAnswer.Accepted();
    }

    public ValueTask DisposeAsync()
    {
        if (File.Exists(unfinished))
            File.Delete(unfinished);
        return ValueTask.CompletedTask;
    }

    private static FormatOptions LinesOfMail()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }

    [GeneratedRegex("[^A-Za-z0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoLetters { get; }
}
