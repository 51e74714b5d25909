namespace Lublin.Startups.Web.Data;

/// <summary>More is being written than can be: try again in a moment. Answered with 503.</summary>
public sealed class StoreBusyException : Exception
{
    public StoreBusyException() : base("Too many writes are waiting.")
    {
    }

    public StoreBusyException(string message) : base(message)
    {
    }

    public StoreBusyException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
