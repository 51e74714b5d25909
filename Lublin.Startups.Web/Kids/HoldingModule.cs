using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Kids.Jobs;
using Lublin.Startups.Web.Kids.Mails.Digest;
using Lublin.Startups.Web.Kids.Mails.Holding;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Reminders;

namespace Lublin.Startups.Web.Kids;

/// <summary>What is needed while meetings are held.</summary>
public static class HoldingModule
{
    public static IServiceCollection AddHolding(this IServiceCollection services) => services.AddJob<SeasonDigestJob>()
        .AddScoped<SeasonDigest>().AddScoped<ILetter, DigestLetter>().AddSingleton<ISubjects, SeasonReaders>()
        .AddScoped<AnimatorDoor>().AddScoped<MeetingDesk>().AddScoped<CountDesk>()
        .AddScoped<IReminderSource, TeacherReminders>().AddScoped<IReminderSource, VisitHostReminders>().AddScoped<IReminderSource, AnimatorReminders>()
        .AddScoped<HoldingPaper>().AddScoped<ILetter, HoldingLetter>().AddSingleton<IMailTopic, HoldingTopic>().AddSingleton<IUndelivered, UndeliveredBeforeMeetings>();
}
