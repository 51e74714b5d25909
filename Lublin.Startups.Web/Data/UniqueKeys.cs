using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lublin.Startups.Web.Data;

public static class UniqueKeys
{
    private const int SqliteConstraintUnique = 2067;

    /// <summary>Whether a save failed because somebody else has the key already.</summary>
    public static bool IsTaken(this DbUpdateException failure) => failure.InnerException
        is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
        or SqliteException { SqliteExtendedErrorCode: SqliteConstraintUnique };
}
