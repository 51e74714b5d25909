using Lublin.Startups.Web.Enrolments.Jobs;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;

namespace Lublin.Startups.Web.Enrolments;

public static class EnrolmentModule
{
    public static IServiceCollection AddEnrolment(this IServiceCollection services)
    {
        services.AddSingleton<SignUpWriter>().AddHostedService(provider => provider.GetRequiredService<SignUpWriter>()).AddHostedService<NumberingPlans>();
        services.AddEnrolmentFigures();
        services.AddOptions<SignUpOptions>().BindConfiguration("SignUps").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<RosterBook>().AddScoped<EnrolmentDesk>().AddScoped<EditionDesk>().AddScoped<SessionDesk>().AddScoped<OfferDesk>().AddScoped<LinkDesk>().AddSingleton<EditionCalendar>().AddSingleton<CatalogueShelf>();
        services.AddScoped<PhoneCallDesk>().AddScoped<AttendanceDesk>().AddScoped<AbsenceDesk>().AddScoped<NeedsDesk>().AddSingleton<IUndelivered, UndeliveredLetters>().AddSingleton<OfferTime>().AddSingleton<IDelivered>(provider => provider.GetRequiredService<OfferTime>());
        services.AddScoped<PeopleDesk>().AddScoped<PersonDesk>().AddScoped<OwnDataDesk>().AddSingleton<AddressSeal>().AddSingleton<NewAddressMails>().AddScoped<AnnouncementDesk>().AddScoped<ExportDesk>();
        return services.AddScoped<IReminderSource, ParticipantReminders>().AddSingleton<IReminderCalls, ReminderCalls>().AddSingleton<ISubjects, EnrolledPeople>().AddSingleton<IMailTopic, ParticipantMail>().AddSingleton<IPlaceNews, PlaceNews>().AddLetters().AddRecurringJobs();
    }

    private static IServiceCollection AddRecurringJobs(this IServiceCollection services) => services.AddJob<EndOffersJob>().AddJob<ForgetNeedsJob>();

    private static IServiceCollection AddLetters(this IServiceCollection services) => services
        .AddSingleton<LetterLinks>().AddScoped<EnrolmentPaper>().AddSingleton<CalendarParts>()
        .AddScoped<ILetter, ConfirmedLetter>()
        .AddScoped<ILetter, WaitingLetter>()
        .AddScoped<ILetter, OfferedLetter>()
        .AddScoped<ILetter, OfferEndedLetter>()
        .AddScoped<ILetter, WithdrawnLetter>()
        .AddScoped<ILetter, CancelledLetter>()
        .AddScoped<ILetter, MovedLetter>()
        .AddScoped<ILetter, SessionAddedLetter>()
        .AddScoped<ILetter, SessionCancelledLetter>()
        .AddScoped<ILetter, PlaceChangedLetter>()
        .AddScoped<ILetter, WillMissLetter>()
        .AddScoped<ILetter, WillComeLetter>()
        .AddScoped<ILetter, ReminderLetter>()
        .AddScoped<ILetter, LinksLetter>()
        .AddScoped<ILetter, NewAddressLetter>()
        .AddScoped<ILetter, FormerAddressLetter>()
        .AddScoped<AnnouncementLetter>().AddScoped<ILetter>(provider => provider.GetRequiredService<AnnouncementLetter>());
}
