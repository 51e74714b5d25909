using Lublin.Startups.Web.Enrolment.Jobs;
using Lublin.Startups.Web.Enrolment.Mails;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Reminders;

namespace Lublin.Startups.Web.Enrolment;

public static class EnrolmentModule
{
    public static IServiceCollection AddEnrolment(this IServiceCollection services)
    {
        services.AddSingleton<SignUpWriter>().AddHostedService(provider => provider.GetRequiredService<SignUpWriter>());
        services.AddScoped<RosterBook>().AddScoped<EnrolmentDesk>().AddScoped<EditionDesk>().AddScoped<LinkDesk>().AddSingleton<EditionCalendar>();
        return services.AddScoped<IReminderAudience, ParticipantAudience>().AddLetters().AddJobs();
    }

    private static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddScoped<EndOffersJob>().AddSingleton(new JobDescription(EndOffersJob.Name, EndOffersJob.Schedule, typeof(EndOffersJob)))
        .AddScoped<ForgetNeedsJob>().AddSingleton(new JobDescription(ForgetNeedsJob.Name, ForgetNeedsJob.Schedule, typeof(ForgetNeedsJob)));

    private static IServiceCollection AddLetters(this IServiceCollection services) => services
        .AddSingleton<LetterLinks>().AddSingleton<LetterPaper>().AddSingleton<CalendarParts>()
        .AddScoped<ILetter, ConfirmedLetter>()
        .AddScoped<ILetter, WaitingLetter>()
        .AddScoped<ILetter, OfferedLetter>()
        .AddScoped<ILetter, OfferEndedLetter>()
        .AddScoped<ILetter, WithdrawnLetter>()
        .AddScoped<ILetter, CancelledLetter>()
        .AddScoped<ILetter, MovedLetter>()
        .AddScoped<ILetter, ReminderLetter>()
        .AddScoped<ILetter, LinksLetter>();
}
