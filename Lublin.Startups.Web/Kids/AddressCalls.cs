using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Kids;

/// <summary>Asks for another address where a server refused the one that is known.</summary>
internal static class AddressCalls
{
    // Nobody's meeting waits for it: staff ask when they call next.
    private static readonly TimeSpan IsAskedFor = TimeSpan.FromDays(30);

    /// <summary>Null for people who lead something: others ask them.</summary>
    /// <param name="mail">Refused for good.</param>
    /// <param name="isOfficial">It went to a school's official address.</param>
    public static PhoneCall? For(OutboxMail mail, DateTimeOffset now, bool isOfficial = false) => mail.SubjectType switch
    {
        Animator.SubjectType => null,
        SchoolGroup.SubjectType when !isOfficial => new(PhoneCallKind.TeacherAddress, mail.Subject, $"address:{mail.Id}", now, until: now + IsAskedFor),
        _ => new(PhoneCallKind.AddressRefused, mail.Subject, $"address:{mail.Id}", now, until: now + IsAskedFor),
    };
}
