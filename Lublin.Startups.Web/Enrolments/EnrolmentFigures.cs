using System.Diagnostics.Metrics;
using Lublin.Startups.Web.Telemetry;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What is worth watching of sign-ups: how they end, and how many wait for their commit.</summary>
internal static class EnrolmentFigures
{
    private static readonly Counter<long> SignUps = Figures.Counter("startups.signups", "{signup}", "Sign-ups by what came of them");

    public static IServiceCollection AddEnrolmentFigures(this IServiceCollection services) => services.AddSingleton(new Level(
        "startups.signups.line", "{signup}", "Sign-ups that wait for their commit", provider => provider.GetRequiredService<SignUpWriter>().Length));

    public static void Note(string outcome) => SignUps.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToLowerInvariant()));
}
