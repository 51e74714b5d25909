using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Reminders;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>A mail in the office's words.</summary>
public static class MailWords
{
    /// <summary>Why it could not be sent: what the server answered, or that the fault is ours. Null when nothing failed.</summary>
    public static string? Failure(IStringLocalizer<MailroomTexts> texts, string? failure) =>
        failure is not null && ProgramFault.IsOne(failure) ? texts["Fate.Program"].Value : failure;

    /// <summary>What it tells; a kind that has no words yet stands as it is.</summary>
    public static string Kind(IStringLocalizer<MailroomTexts> texts, string kind) =>
        texts[$"Kind.{kind}"] is { ResourceNotFound: false } known ? known.Value : kind;

    /// <summary>What is with a reminder: a call is told in words of its own.</summary>
    public static string Answer(IStringLocalizer<MailroomTexts> texts, ReminderChannel channel, ReminderState state) =>
        texts[$"Answer.{channel}.{state}"] is { ResourceNotFound: false } own ? own.Value : texts[$"Answer.{state}"].Value;

    /// <summary>When it came to what it is, or is to go out.</summary>
    public static DateTimeOffset When(OutboxMail mail) => mail.SentAt ?? mail.FailedAt ?? mail.VoidedAt ?? mail.HeldAt ?? mail.DueAt;
}
