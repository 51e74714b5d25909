namespace Lublin.Startups.Web.Programmes;

public static partial class Links
{
    /// <summary>The texts that the law, or fairness, asks for.</summary>
    public static class Legal
    {
        public const string Terms = "/regulamin";
        public const string Privacy = "/prywatnosc";
        public const string Accessibility = "/dostepnosc";
        public const string Help = "/pomoc";

        public static IReadOnlyList<string> All { get; } = [Terms, Privacy, Accessibility, Help];

        /// <summary>A version of the terms, today's or an earlier one.</summary>
        public static string TermsOf(string version) => $"{Terms}/{version}";
    }
}
