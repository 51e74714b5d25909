using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Mail;

/// <summary>Puts mails as <c>.eml</c> files into the data folder's <c>mail</c>, for machines without a mail server; any mail program opens them.</summary>
internal sealed partial class EmlFolderPost(MailOptions options, DataFolder data, TimeProvider clock) : ISmtpPost
{
    private readonly string desk = data.File("mail", $".writing-{Guid.NewGuid():N}");

    public async Task<PostAnswer> SendAsync(Letter letter, string messageId, CancellationToken limit)
    {
        Directory.CreateDirectory(desk);
        using (var message = MimeLetter.Compose(letter, messageId, options.Sender))
        using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = desk })
            await client.SendMailAsync(message, limit);
        var name = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + "-" + NoLetters.Replace(messageId, "")[..12] + ".eml";
        File.Move(Directory.EnumerateFiles(desk).Single(), data.File("mail", name), overwrite: true);
        return new PostAnswer.Accepted();
    }

    public ValueTask DisposeAsync()
    {
        if (Directory.Exists(desk))
            Directory.Delete(desk, recursive: true);
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex("[^A-Za-z0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoLetters { get; }
}
