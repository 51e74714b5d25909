using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

public abstract class LongLineTests(SharedSite site) : SiteTests(site)
{
    private const int Longest = 4096;

    [Fact]
    public async Task Who_comes_to_a_line_that_is_too_long_is_asked_to_try_again_in_a_moment()
    {
        var edition = await OfferAsync(new());
        using var visitor = new SignUpVisitor(Site);
        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), SignUpVisitor.Answers()));
        var line = Site.Services.GetRequiredService<SignUpWriter>();
        List<Task<EnrolmentOutcome>> standing;
        using (var held = Site.Hold.Holding("editions"))
        {
            standing = [line.SignUpAsync(edition, SignUp(-1))];
            await held.Reached;
            standing.AddRange(Enumerable.Range(0, Longest).Select(i => line.SignUpAsync(edition, SignUp(i))));

            var refused = await visitor.SendAsync(check);

            Assert.Equal((503, "Serwis chwilowo nie odpowiada"), (refused.Status, refused.Heading));
            Assert.Equal("5", refused.Answer.Headers.RetryAfter!.ToString());
        }

        await Task.WhenAll(standing);
        Assert.Equal(303, (await visitor.SendAsync(check)).Status);
    }

    private static SignUp SignUp(int i) =>
        new(Guid.NewGuid(), i, new($"Osoba {i}", $"osoba{i}@example.org", null, Situation.PlansFirm), 1, "pl", "2026-11-01", "2026-11-01", QueueIfFull: false);
}

public sealed class LongLineOnSqlite(SqliteSite site) : LongLineTests(site), IClassFixture<SqliteSite>;

public sealed class LongLineOnPostgres(PostgresSite site) : LongLineTests(site), IClassFixture<PostgresSite>;
