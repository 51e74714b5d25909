using Lublin.Startups.Web.Mail;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Tests;

public sealed class PersonalLinkTests
{
    private readonly PersonalLink links = new(Options.Create(new LinkOptions { Secret = "a secret that is long enough for tests" }));
    private readonly LinkHolder holder = LinkHolder.New();

    [Fact]
    public void A_code_opens_what_it_is_for_and_nothing_of_another_purpose()
    {
        foreach (var purpose in Enum.GetValues<LinkPurpose>())
        {
            var (code, mailed) = (links.Code(purpose, holder), links.MailedCode(purpose, holder));

            Assert.Equal((32, holder.Nonce), (code.Length, PersonalLink.NonceOf(code)));
            Assert.Equal([purpose], Enum.GetValues<LinkPurpose>().Where(other => links.Opens(code, other, holder)));
            Assert.Equal([purpose], Enum.GetValues<LinkPurpose>().Where(other => links.OpensFromMail(mailed, other, holder)));
        }
    }

    [Fact]
    public void A_code_shown_on_a_page_does_not_prove_a_mailbox()
    {
        var (code, mailed) = (links.Code(LinkPurpose.Speaker, holder), links.MailedCode(LinkPurpose.Speaker, holder));

        Assert.False(links.OpensFromMail(code, LinkPurpose.Speaker, holder));
        Assert.False(links.Opens(mailed, LinkPurpose.Speaker, holder));
    }

    [Fact]
    public void After_links_were_ended_the_old_codes_open_nothing_and_new_ones_do()
    {
        var (code, mailed) = (links.Code(LinkPurpose.Host, holder), links.MailedCode(LinkPurpose.Host, holder));
        var ended = holder.Ended();

        Assert.False(links.Opens(code, LinkPurpose.Host, ended));
        Assert.False(links.OpensFromMail(mailed, LinkPurpose.Host, ended));
        Assert.True(links.Opens(links.Code(LinkPurpose.Host, ended), LinkPurpose.Host, ended));
        Assert.Equal(PersonalLink.NonceOf(code), PersonalLink.NonceOf(links.Code(LinkPurpose.Host, ended)));
    }

    [Fact]
    public void Each_purpose_has_a_path_of_its_own_but_speakers_and_hosts_share_theirs()
    {
        // What a device keeps stands in no address.
        var paths = Enum.GetValues<LinkPurpose>().Except([LinkPurpose.Host, LinkPurpose.SchoolDevice]).Select(LinkPaths.Of).ToList();

        Assert.All(paths, path => Assert.Matches("^/[a-z]", path));
        Assert.Equal(paths.Count, paths.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(LinkPaths.Of(LinkPurpose.Speaker), LinkPaths.Of(LinkPurpose.Host));
    }
}
