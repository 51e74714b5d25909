using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lublin.Startups.Tests.Support;

/// <summary>The first of rows in no order may be another one tomorrow: what EF only warns of fails a test.</summary>
public static class OrderedRows
{
    public static void Demand(DbContextOptionsBuilder options) => options.ConfigureWarnings(warnings =>
        warnings.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning));
}
