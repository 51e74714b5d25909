using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Privacy;

/// <summary>What the office says of itself on every page and letter, and in its legal texts; all of it can be set in the office.</summary>
public sealed record OfficeFacts(
    string OfficeName,
    string Address,
    string Phone,
    string Email,
    TimeOnly OpensAt,
    TimeOnly ClosesAt,
    string Controller,
    string ControllerAddress,
    string DpoEmail,
    string RetentionPl,
    string RetentionEn,
    string RetentionUk)
{
    public static OfficeFacts Of(SiteOptions site, PrivacyOptions privacy)
    {
        return new(
            site.OfficeName, site.Address, site.Phone, site.Email, site.OpensAt, site.ClosesAt,
            privacy.Controller ?? "", privacy.ControllerAddress ?? "", privacy.DpoEmail ?? "",
            Retention(Languages.Polish), Retention(Languages.English), Retention(Languages.Ukrainian));

        string Retention(Language language) => privacy.Retention.TryGetValue(language.Code, out var sentences) ? sentences ?? "" : "";
    }

    /// <summary>Of facts by their keys, all of which are there.</summary>
    public static OfficeFacts Of(IReadOnlyDictionary<string, string> facts) => new(
        facts["Site:OfficeName"], facts["Site:Address"], facts["Site:Phone"], facts["Site:Email"], Read(facts["Site:OpensAt"]), Read(facts["Site:ClosesAt"]),
        facts["Privacy:Controller"], facts["Privacy:ControllerAddress"], facts["Privacy:DpoEmail"],
        facts["Privacy:Retention:pl"], facts["Privacy:Retention:en"], facts["Privacy:Retention:uk"]);

    /// <summary>Another one after any change.</summary>
    public string Fingerprint() => Data.Fingerprint.Of(ByKey().Select(fact => fact.Value));

    /// <summary>Each fact by the key it has in the settings.</summary>
    public IEnumerable<(string Key, string Value)> ByKey() =>
    [
        ("Site:OfficeName", OfficeName),
        ("Site:Address", Address),
        ("Site:Phone", Phone),
        ("Site:Email", Email),
        ("Site:OpensAt", Written(OpensAt)),
        ("Site:ClosesAt", Written(ClosesAt)),
        ("Privacy:Controller", Controller),
        ("Privacy:ControllerAddress", ControllerAddress),
        ("Privacy:DpoEmail", DpoEmail),
        ("Privacy:Retention:pl", RetentionPl),
        ("Privacy:Retention:en", RetentionEn),
        ("Privacy:Retention:uk", RetentionUk),
    ];

    private static TimeOnly Read(string written) => TimeOnly.ParseExact(written, "HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Written(TimeOnly time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
