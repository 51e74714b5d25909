using Lublin.Startups.Web.Lectures.Import;
using Lublin.Startups.Web.Lectures.Mails;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;

namespace Lublin.Startups.Web.Lectures;

public static class LecturesModule
{
    public static IServiceCollection AddLectures(this IServiceCollection services) => services
        .AddSingleton<IPlanningSource, LecturePlanning>().AddScoped<TimetableDesk>().AddScoped<PublishDesk>().AddScoped<ImportDesk>().AddScoped<ConflictDesk>()
        .AddScoped<UniversityDesk>().AddScoped<HostDesk>().AddScoped<TopicDesk>().AddScoped<SpeakerDesk>().AddScoped<LectureDesk>()
        .AddScoped<TimetableCalendar>().AddScoped<ILetter, TimetableLetter>().AddSingleton<IMailTopic, TimetableTopic>().AddSingleton<IUndelivered, UndeliveredTimetable>()
        .AddScoped<EmptyChairs>().AddScoped<InvitationDesk>().AddScoped<AnswerDesk>().AddScoped<HeadCountDesk>().AddScoped<LectureDoor>()
        .AddScoped<SpeakerPaper>().AddScoped<ILetter, InvitationLetter>().AddScoped<ILetter, LectureReminderLetter>()
        .AddScoped<RoomAnnouncementDesk>().AddScoped<RoomLetter>().AddScoped<ILetter>(provider => provider.GetRequiredService<RoomLetter>()).AddSingleton<IMailTopic, SpeakerTopic>().AddSingleton<IUndelivered, UndeliveredToSpeakers>()
        .AddScoped<IReminderSource, SpeakerReminders>().AddScoped<IReminderSource, HostReminders>()
        .AddSingleton<ISubjects, HostPeople>().AddSingleton<ISubjects, PresenterPeople>();
}
