using System.Text;

namespace Lublin.Startups.Bench;

/// <summary>Numbers as names: those take letters only.</summary>
public static class SpeltOut
{
    public static string Of(int number)
    {
        var letters = new StringBuilder();
        for (var rest = number; rest > 0; rest /= 26)
            letters.Append((char)('a' + rest % 26));
        letters[0] = char.ToUpperInvariant(letters[0]);
        return letters.ToString();
    }
}
