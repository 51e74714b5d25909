namespace Lublin.Startups.Web.Kids;

/// <summary>What is needed while meetings are held.</summary>
public static class HoldingModule
{
    public static IServiceCollection AddHolding(this IServiceCollection services) => services
        .AddScoped<AnimatorDoor>().AddScoped<MeetingDesk>();
}
