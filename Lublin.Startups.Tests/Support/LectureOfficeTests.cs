using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests.Support;

/// <summary>Tests in an office that plans lectures, on either database, with a session that most of them begin with.</summary>
public abstract class LectureOfficeTests(ITestDatabase database) : IAsyncLifetime
{
    protected static DateOnly Day { get; } = new(2027, 3, 2);
    protected LectureOffice Lectures { get; } = new(new TestOffice(database, new TestClock()));
    protected TestOffice Office => Lectures.Office;

    /// <summary>In the first room, from 10:15 to 11:45.</summary>
    protected SessionPlan Plan { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        await Office.InitializeAsync();
        await Lectures.OpenAsync();
        Plan = new(Day, new(10, 15), new(11, 45), Lectures.Room);
    }

    public async ValueTask DisposeAsync() => await Office.DisposeAsync();
}
