using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Tests;

/// <summary>A domain is the same in its own letters and as mail servers spell it, wherever addresses are compared.</summary>
public abstract class DomainSpellingTests(SharedSite site) : SiteTests(site)
{
    private const string Own = "Biuro@ŻÓŁW.pl";
    private const string Wire = "biuro@XN--W-uga1v8h.pl";

    [Fact]
    public async Task Who_signs_up_again_with_the_other_spelling_is_known()
    {
        await OfferAsync(new());
        using var visitor = new SignUpVisitor(Site);
        await visitor.SignUpAsync(SignUpVisitor.Answers(email: Own));
        using var other = new SignUpVisitor(Site);
        await other.SignUpAsync(SignUpVisitor.Answers(email: Wire));
        await DoneAfterAnswersAsync();

        var only = Assert.Single(await EnrolmentsAsync());
        Assert.Equal(Own, only.Applicant.Email);
        Assert.Equal([RosterMails.Confirmed, RosterMails.Links], await MailsAsync());
    }

    [Theory]
    [InlineData(Own, Wire)]
    [InlineData(Wire, Own)]
    public async Task Links_are_sent_whichever_spelling_asks_and_once(string signedUp, string asks)
    {
        await OfferAsync(new());
        using var visitor = new SignUpVisitor(Site);
        await visitor.SignUpAsync(SignUpVisitor.Answers(email: signedUp));
        foreach (var email in (string[])[asks, signedUp])
            await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync("/moje-zapisy"), Answer("Email", email), "main form"));
        await DoneAfterAnswersAsync();

        Assert.Equal([RosterMails.Confirmed, RosterMails.Links], await MailsAsync());
    }

    [Theory]
    [InlineData(Own)]
    [InlineData(Wire)]
    [InlineData("biuro@żółw.pl")]
    [InlineData("biuro@żółw")]
    [InlineData("biuro@żó")]
    [InlineData("biuro@xn--w-uga")]
    [InlineData("@żółw.pl")]
    [InlineData("@xn--w-uga1v8h.pl")]
    public async Task The_office_finds_a_person_by_either_spelling(string typed)
    {
        await OfferAsync(new());
        using var visitor = new SignUpVisitor(Site);
        await visitor.SignUpAsync(SignUpVisitor.Answers("Łucja Żółw", "biuro@żółw.pl"));
        await visitor.SignUpAsync(SignUpVisitor.Answers("Ewa Zet", "biuro@zolw.pl"));

        Assert.Equal(["Łucja Żółw"], await FoundAsync(typed));
    }

    [Theory]
    [InlineData("o'brien")]
    [InlineData("O’Brien")]
    [InlineData("o\u02BCbrien")]
    [InlineData("O ‘ BRIEN")]
    [InlineData("brien-żak")]
    [InlineData("brien – zak")]
    [InlineData("Brien\u2011Żak anna")]
    public async Task The_office_finds_a_name_by_any_apostrophe_and_dash(string typed)
    {
        await OfferAsync(new());
        using var visitor = new SignUpVisitor(Site);
        await visitor.SignUpAsync(SignUpVisitor.Answers("Anna O\u02B9Brien\u2014Żak", "anna@example.org"));
        await visitor.SignUpAsync(SignUpVisitor.Answers("Ewa Zet", "ewa@example.org"));

        Assert.Equal(["Anna O\u02B9Brien\u2014Żak"], await FoundAsync(typed));
    }

    [Fact]
    public async Task An_address_that_a_server_refused_is_refused_in_both_spellings()
    {
        await OfferAsync(new());
        using var visitor = new SignUpVisitor(Site);
        await visitor.SignUpAsync(SignUpVisitor.Answers("Łucja Żółw", Own));
        await visitor.SignUpAsync(SignUpVisitor.Answers("Jan Żółw", Wire));
        await Site.WithAsync(async db =>
        {
            var mail = db.Outbox.OrderBy(mail => mail.Id).First();
            await new UndeliveredLetters().NoteAsync(db, mail, new Settlement.Failed("550 5.1.1", Own), Site.Clock.GetUtcNow(), CancellationToken.None);
            return true;
        });

        Assert.All(await EnrolmentsAsync(), enrolment => Assert.NotNull(enrolment.EmailRefusedAt));
    }

    [Fact]
    public async Task A_member_of_staff_comes_in_with_either_spelling()
    {
        await Site.HireAsync(StaffRole.Staff, email: Own, password: StaffVisitor.Password);
        foreach (var typed in (string[])[Own, Wire, " biuro@żółw.pl "])
        {
            using var visitor = new SignUpVisitor(Site);
            var answer = await visitor.SendAsync(await visitor.OpenAsync("/biuro"), new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Email"] = typed, ["Form.Password"] = StaffVisitor.Password });
            Assert.Equal((typed, 303), (typed, answer.Status));
        }
    }

    [Fact]
    public async Task A_domain_that_cannot_be_encoded_is_named_wherever_an_address_is_typed()
    {
        const string Words = "Sprawdź adres e-mail: to, co stoi po znaku @, nie może być nazwą serwera poczty";
        var edition = await OfferAsync(new());
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        foreach (var path in (string[])[$"/biuro/edycje/{edition}/zapisy/nowy", "/biuro/konta/nowe", "/biuro/ustawienia"])
        {
            var answer = await admin.SendAsync(await admin.OpenAsync(path), Answer("Form.Email", "anna@" + new string('\u017c', 63) + ".pl"), "main form[method=post]");
            Assert.Contains(Words, answer.Texts(".errsum li"));
        }

        var settings = await admin.SendAsync(await admin.OpenAsync("/biuro/ustawienia"), Answer("Form.DpoEmail", "iod@\u3164.pl"), "main form[method=post]");
        Assert.Contains(Words.Replace("e-mail", "e-mail inspektora", StringComparison.Ordinal), settings.Texts(".errsum li"));
    }

    private async Task<IReadOnlyList<string>> FoundAsync(string typed)
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var found = await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync("/biuro/zapisy"), Answer("szukaj", typed), "form[role=search]"));
        return found.Texts("tbody tr td:nth-of-type(1)");
    }
}

public sealed class DomainSpellingOnSqlite(SqliteSite site) : DomainSpellingTests(site), IClassFixture<SqliteSite>;

public sealed class DomainSpellingOnPostgres(PostgresSite site) : DomainSpellingTests(site), IClassFixture<PostgresSite>;
