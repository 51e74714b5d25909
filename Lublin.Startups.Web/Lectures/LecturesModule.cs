namespace Lublin.Startups.Web.Lectures;

public static class LecturesModule
{
    public static IServiceCollection AddLectures(this IServiceCollection services) => services.AddScoped<TimetableDesk>().AddScoped<PublishDesk>();
}
