using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Reminders;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Tests.Support;

/// <summary>A module of the tests that reminds its own people, by mail and by telephone, of something that is no session, with rules of its own.</summary>
public sealed class CleaningRota : IReminderSource, ISubjects
{
    public const string Type = "cleaner";
    public const string Kind = "cleaning";

    /// <summary>16:00 in Warsaw.</summary>
    public static readonly DateTimeOffset Start = new(2026, 12, 14, 15, 0, 0, TimeSpan.Zero);

    private static readonly Subject Ola = new(new(Type, 1), "Ola Miotła", "uk") { Email = "ola@example.org", Path = "/biuro/sale" };
    private static readonly Subject Jan = new(new(Type, 2), "Jan Szczotka", "pl") { Phone = "+48814662500" };

    private bool isHeld = true;

    public string SubjectType => Type;

    string ISubjects.Type => Type;

    public string LetterKind => Kind;

    public TimeSpan LongestBefore => TimeSpan.FromDays(4);

    private ReminderOccasion Occasion => new("cleaning:7", new("pl", "Sprzątanie sali"), Warsaw.DateOf(Start), Start, IsFirst: false, isHeld);

    public static void AddTo(IServiceCollection services) => services.AddSingleton<CleaningRota>()
        .AddSingleton<IReminderSource>(provider => provider.GetRequiredService<CleaningRota>()).AddSingleton<ISubjects>(provider => provider.GetRequiredService<CleaningRota>())
        .AddScoped<ILetter, CleaningLetter>();

    public void CallOff() => isHeld = false;

    public Task<IReadOnlyList<ReminderOccasion>> OccasionsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ReminderOccasion>>(Start > from && Start < until ? [Occasion] : []);

    public Task<IReadOnlyList<ReminderOccasion>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ReminderOccasion>>(keys.Contains(Occasion.Key) ? [Occasion] : []);

    public IReadOnlyList<ReminderTime> TimesOf(ReminderOccasion occasion, ReminderChannel channel) =>
        [new(ReminderRule.DayBefore, Warsaw.ToInstant(occasion.Date.AddDays(-3), new(12, 0)), occasion.StartsAt)];

    public Task<IReadOnlyList<string>> AddressesAsync(IReadOnlyCollection<string> occasions, ReminderChannel channel, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>(occasions.Count == 0 ? [] : [channel == ReminderChannel.Mail ? Ola.Email! : Jan.Phone!]);

    public Task<IReadOnlyList<ReminderRecipient>> RecipientsAsync(
        IReadOnlyCollection<string> occasions, ReminderChannel channel, string first, string last, CancellationToken cancellation)
    {
        var who = channel == ReminderChannel.Mail ? Ola : Jan;
        return Task.FromResult<IReadOnlyList<ReminderRecipient>>(
            [.. occasions.Select(key => new ReminderRecipient(who.Key, who.Name, who.Name, who.Language, key, new(DateTimeOffset.MinValue, IsAbsent: false), channel))]);
    }

    public Task<IReadOnlyList<Subject>> FindAsync(StartupsDb db, IReadOnlyCollection<long> ids, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Subject>>([.. new[] { Ola, Jan }.Where(who => ids.Contains(who.Key.Id))]);

    /// <summary>Written on the paper of every module, with words of another.</summary>
    public sealed class CleaningLetter(LetterPaper paper, IStringLocalizer<MailTexts> texts) : ILetter
    {
        public string Kind => CleaningRota.Kind;

        public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation) => await paper.WriteAsync<CleaningBody, LetterWords, string>(
            new(Ola.Email!, Ola.Name, mail.Language), new LetterWords(texts), "Sprzątanie", "Sala 2", []);
    }

    public sealed class CleaningBody : LetterBody<LetterWords, string>
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, (MarkupString)$"<p>{Head.Hello}</p><p>{Content}</p>");
    }
}
