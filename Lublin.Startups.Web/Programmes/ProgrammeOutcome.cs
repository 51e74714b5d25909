namespace Lublin.Startups.Web.Programmes;

public abstract record ProgrammeOutcome
{
    private ProgrammeOutcome()
    {
    }

    public sealed record Created(long Id) : ProgrammeOutcome;

    /// <param name="Free">An address like it that nobody has.</param>
    public sealed record SlugTaken(string Free) : ProgrammeOutcome;
}
