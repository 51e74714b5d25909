namespace Lublin.Startups.Web.Accounts;

/// <summary>Where staff sign in and out and keep what they sign in with.</summary>
public static class AccountLinks
{
    public const string Root = "/konto";
    public const string SignIn = Root + "/wejscie";
    public const string SignOut = Root + "/wyjscie";

    /// <summary>The second step, by a code.</summary>
    public const string Code = Root + "/kod";

    public const string Passkey = Root + "/klucz";

    /// <summary>Where a new password is asked for.</summary>
    public const string Forgot = Root + "/nowe-haslo";

    /// <summary>Where a new password is set; the link's code stands below it.</summary>
    public const string Password = Root + "/haslo";

    public const string SecondFactor = Root + "/drugi-skladnik";

    /// <summary>Where codes of an application are set up.</summary>
    public const string Codes = SecondFactor + "/aplikacja";
}
