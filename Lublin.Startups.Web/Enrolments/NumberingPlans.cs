namespace Lublin.Startups.Web.Enrolments;

/// <summary>Reading how the world's telephone numbers are made takes up to half a second; done at the start, nobody waits for it.</summary>
internal sealed class NumberingPlans : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => PhoneNumber.Check("81 466 25 00"), stoppingToken);
}
