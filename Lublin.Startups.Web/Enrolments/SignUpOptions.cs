using System.ComponentModel.DataAnnotations;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Settings of the section <c>SignUps</c>: how much one e-mail address may do on the site before the office has to be asked.</summary>
public sealed class SignUpOptions
{
    /// <summary>How many may have a place, an offer or a place in the queue of one edition.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "SignUps__PerEdition must be 1 or more.")]
    public int PerEdition { get; set; } = 5;

    /// <summary>How many sign-ups it may send on one day in Warsaw, whatever becomes of them.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "SignUps__PerDay must be 1 or more.")]
    public int PerDay { get; set; } = 20;
}
