namespace Lublin.Startups.Web.Data;

/// <summary>Why the application cannot start, in one sentence that says what to do. Printed as it is; the exit code is 1.</summary>
public sealed class StartException : Exception
{
    public StartException()
    {
    }

    public StartException(string message) : base(message)
    {
    }

    public StartException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
