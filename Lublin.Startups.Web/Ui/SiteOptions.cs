using System.ComponentModel.DataAnnotations;

namespace Lublin.Startups.Web.Ui;

/// <summary>Section "Site": how the office presents itself and where people reach it.</summary>
public sealed record SiteOptions
{
    /// <summary>Address of the site without a path, such as https://programy.lublin.example; without it pages name no alternates.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The office's name, always in Polish.</summary>
    [Required]
    public string OfficeName { get; init; } = "Wydział Strategii i Przedsiębiorczości";

    /// <summary>Street, postal code and town in one line.</summary>
    [Required]
    public string Address { get; init; } = "pl. Litewski 1, 20-080 Lublin";

    /// <summary>National number in its written form: groups of digits with spaces.</summary>
    [Required]
    public string Phone { get; init; } = "81 466 25 00";

    /// <summary>The office's mailbox.</summary>
    [Required]
    public string Email { get; init; } = "biznes@lublin.eu";

    /// <summary>When the telephone begins to be answered, Monday to Friday.</summary>
    public TimeOnly OpensAt { get; init; } = new(7, 30);

    /// <summary>When the telephone stops being answered, Monday to Friday.</summary>
    public TimeOnly ClosesAt { get; init; } = new(15, 30);

    /// <summary>The telephone as a link's address.</summary>
    public string PhoneHref => "tel:+48" + Phone.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>An absolute address, or null while the public address is not set.</summary>
    /// <param name="path">Begins with a slash.</param>
    public string? Absolute(string path) => PublicUrl is null ? null : new Uri(PublicUrl, path).AbsoluteUri;

    /// <summary>An absolute address; while the public address is not set, on the host that the request named.</summary>
    /// <param name="request">The request being answered.</param>
    /// <param name="path">Begins with a slash.</param>
    public string Absolute(HttpRequest request, string path) => Absolute(path) ?? $"{request.Scheme}://{request.Host.ToUriComponent()}{path}";
}
