using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>Absolute addresses in the current language, for letters.</summary>
public sealed class LetterLinks(IOptionsMonitor<SiteOptions> site, PersonalLink links)
{
    // Production demands the public address; elsewhere letters lead to the program on this machine.
    private readonly Uri root = site.CurrentValue.PublicUrl ?? new("http://localhost:5080");

    /// <summary>A person's own page about their enrolment.</summary>
    public Uri My(Enrolment enrolment) => To(Links.My(links.MailedCode(LinkPurpose.Enrolment, enrolment.Link)));

    /// <summary>What any personal link opens.</summary>
    public Uri Own(LinkPurpose purpose, LinkHolder holder) => To($"{LinkPaths.Of(purpose)}/{links.MailedCode(purpose, holder)}");

    /// <summary>Where a new address is confirmed.</summary>
    /// <param name="sealed">The address, sealed.</param>
    public Uri NewAddress(string @sealed) => To(Links.NewAddress(@sealed));

    public Uri Programme(Programme programme) => To(Links.Programme(programme.Kind, programme.Slug));

    public Uri SignUp(Programme programme, Edition edition) => To(Links.SignUp(programme.Kind, programme.Slug, edition.Slug!));

    /// <summary>Everything of the same kind.</summary>
    public Uri Catalogue(Programme programme) => To(Links.List(programme.Kind));

    /// <param name="path">Within the site, without the prefix of a language.</param>
    public Uri To(string path) => new(root, Languages.Current.PathPrefix + path);
}
