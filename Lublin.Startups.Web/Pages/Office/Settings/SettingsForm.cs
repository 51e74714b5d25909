using System.Text.RegularExpressions;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Privacy;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Settings;

/// <summary>The office's settings, as typed.</summary>
public sealed partial class SettingsForm
{
    private const int Longest = 200;
    private const int LongestRetention = 1000;

    public string? OfficeName { get; set; }
    public string? Address { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public TimeOnly? OpensAt { get; set; }
    public TimeOnly? ClosesAt { get; set; }
    public string? Controller { get; set; }
    public string? ControllerAddress { get; set; }
    public string? DpoEmail { get; set; }
    public string? RetentionPl { get; set; }
    public string? RetentionEn { get; set; }
    public string? RetentionUk { get; set; }

    /// <summary>The fingerprint of what was set when the form was opened.</summary>
    public string? Seen { get; set; }

    public static SettingsForm Of(OfficeFacts facts) => new()
    {
        OfficeName = facts.OfficeName,
        Address = facts.Address,
        Phone = facts.Phone,
        Email = facts.Email,
        OpensAt = facts.OpensAt,
        ClosesAt = facts.ClosesAt,
        Controller = facts.Controller,
        ControllerAddress = facts.ControllerAddress,
        DpoEmail = facts.DpoEmail,
        RetentionPl = facts.RetentionPl,
        RetentionEn = facts.RetentionEn,
        RetentionUk = facts.RetentionUk,
        Seen = facts.Fingerprint(),
    };

    /// <summary>Every field with its label, for comparing with what somebody else saved.</summary>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer texts) =>
    [
        (texts["OfficeName"], OfficeName), (texts["Address"], Address), (texts["Phone"], Phone), (texts["Email"], Email),
        (texts["OpensAt"], $"{OpensAt:HH:mm}"), (texts["ClosesAt"], $"{ClosesAt:HH:mm}"),
        (texts["Controller"], Controller), (texts["ControllerAddress"], ControllerAddress), (texts["DpoEmail"], DpoEmail),
        (texts["RetentionPl"], RetentionPl), (texts["RetentionEn"], RetentionEn), (texts["RetentionUk"], RetentionUk),
    ];

    /// <summary>What is wrong with it: the field, and the key of a text that says what to do.</summary>
    public IEnumerable<(string Field, string TextKey)> Faults()
    {
        foreach (var (field, value, key) in new[]
        {
            (nameof(OfficeName), OfficeName, "Wrong.OfficeName"),
            (nameof(Address), Address, "Wrong.Address"),
            (nameof(Controller), Controller, "Wrong.Controller"),
            (nameof(ControllerAddress), ControllerAddress, "Wrong.ControllerAddress"),
        })
        {
            if (string.IsNullOrWhiteSpace(value))
                yield return (field, key);
            else if (value.Length > Longest)
                yield return (field, "Wrong.Long");
        }

        if (!WrittenNumber.IsMatch(Phone?.Trim() ?? ""))
            yield return (nameof(Phone), "Wrong.Phone");
        if (Mistake(Email) is { } mistake)
            yield return (nameof(Email), "Wrong.Email" + mistake);
        if (Mistake(DpoEmail) is { } other)
            yield return (nameof(DpoEmail), "Wrong.DpoEmail" + other);
        if (OpensAt is null)
            yield return (nameof(OpensAt), "Wrong.Time");
        if (ClosesAt is null || ClosesAt <= OpensAt)
            yield return (nameof(ClosesAt), ClosesAt is null ? "Wrong.End" : "Wrong.Closes");
        foreach (var (field, value) in new[] { (nameof(RetentionPl), RetentionPl), (nameof(RetentionEn), RetentionEn), (nameof(RetentionUk), RetentionUk) })
        {
            if (value?.Length > LongestRetention)
                yield return (field, "Wrong.Retention");
        }
    }

    /// <summary>Sentences on how long data are kept that were there and are taken away: the privacy notice has to say it.</summary>
    public IEnumerable<string> Emptied(OfficeFacts before) =>
        from sentence in new[] { (nameof(RetentionPl), before.RetentionPl, RetentionPl), (nameof(RetentionEn), before.RetentionEn, RetentionEn), (nameof(RetentionUk), before.RetentionUk, RetentionUk) }
        where sentence.Item2.Length > 0 && string.IsNullOrWhiteSpace(sentence.Item3)
        select sentence.Item1;

    /// <summary>Only for a form without errors.</summary>
    public OfficeFacts ToFacts() => new(
        OfficeName!.Trim(), Address!.Trim(), Phone!.Trim(), Email!.Trim(), OpensAt!.Value, ClosesAt!.Value,
        Controller!.Trim(), ControllerAddress!.Trim(), DpoEmail!.Trim(), Trimmed(RetentionPl), Trimmed(RetentionEn), Trimmed(RetentionUk));

    private static string Trimmed(string? text) => text?.Trim() ?? "";

    /// <summary>The end of the key of what is wrong with an address; null when nothing is.</summary>
    private static string? Mistake(string? typed) => EmailAddress.Check(typed) switch
    {
        EmailCheck.Valid => null,
        EmailCheck.NotAnAddress { HasImpossibleDomain: true } => "Domain",
        _ => "",
    };

    // 81 466 25 00: a national number of nine digits in groups.
    [GeneratedRegex(@"^(?=(\D*\d){9}\D*$)\d+( \d+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WrittenNumber { get; }
}
