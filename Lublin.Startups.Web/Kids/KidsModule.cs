using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Kids.Mails;
using Lublin.Startups.Web.Kids.Placing;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Kids;

public static class KidsModule
{
    public static IServiceCollection AddKids(this IServiceCollection services) => services.AddSchools().AddGroups().AddOrder().AddSeasons().AddHolding().AddCycles();

    private static IServiceCollection AddSchools(this IServiceCollection services) => services
        .AddScoped<SchoolDoor>().AddScoped<AccessDesk>().AddScoped<RegisterDesk>().AddScoped<ILetter, DeskLinkLetter>().AddSingleton<ISubjects, SchoolPeople>();

    private static IServiceCollection AddGroups(this IServiceCollection services) => services
        .AddScoped<GroupFormDesk>().AddScoped<GroupDesk>().AddScoped<GroupPaper>().AddSingleton<IMailTopic, GroupTopic>()
        .AddScoped<ILetter, GroupsConfirmedLetter>().AddScoped<ILetter, GroupsConfirmedCopy>().AddScoped<ILetter, GroupWithdrawnLetter>().AddScoped<ILetter, GroupWithdrawnCopy>();

    private static IServiceCollection AddSeasons(this IServiceCollection services) => services
        .AddScoped<SeasonDesk>().AddScoped<FigureDesk>().AddScoped<PlacingDesk>().AddScoped<SupplyDesk>().AddScoped<ClearanceDesk>().AddSingleton<IPlanningSource, KidsPlanning>().AddSingleton<ISubjects, VisitHostPeople>()
        .AddOptions<KidsOptions>().BindConfiguration("Kids").ValidateDataAnnotations().ValidateOnStart().Services;
}
