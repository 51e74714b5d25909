using System.Text;

namespace Lublin.Startups.Web.Data;

/// <summary>Names in the database: <c>OfferEndsAt</c> is <c>offer_ends_at</c>, so that SQL written by hand needs no quotes on either database.</summary>
public static class SnakeCase
{
    public static string Of(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_' && !char.IsUpper(name[i - 1]))
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}
