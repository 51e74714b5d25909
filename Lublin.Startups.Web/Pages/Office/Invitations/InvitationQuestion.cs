using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Asking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Invitations;

/// <summary>Withdraws an invitation, or writes down what the speaker answered on the telephone; the address says which.</summary>
public sealed class InvitationQuestion(StartupsDb db, InvitationDesk desk, AnswerDesk answers, IStringLocalizer<InvitationsTexts> texts) : Question(texts)
{
    private const int LongestReason = 500;
    private Invitation invitation = null!;

    private string Verb => Page.Verb switch
    {
        "przyjmij" => "Accept",
        "odmow" => "Decline",
        _ => "Withdraw",
    };

    public override async Task<IActionResult?> FindAsync()
    {
        invitation = (await db.Invitations.AsNoTracking().Include(each => each.Presenter).Include(each => each.Edition.Programme).SingleOrDefaultAsync(each => each.Id == Page.Id))!;
        return invitation is null ? new NotFoundResult() : null;
    }

    public override Task<Ask?> AskAsync() => Task.FromResult(!invitation.IsOpenAt(Page.Now) ? null : new Ask(Texts[$"Title.{Verb}"], Texts[Verb], PathOf(LectureLinks.Invite(invitation.EditionId)), Texts["Leave"])
    {
        About = $"{invitation.Presenter.Name}: {invitation.Edition.Programme.Title.In("pl").Text}",
        Then = [Texts[$"Text.{Verb}"]],
        Why = Verb is "Decline" ? new("Field.Reason", "Field.Reason.Hint", 3) : null,
        IsGrave = Verb is "Withdraw",
    });

    public override IActionResult NothingToAsk() => new RedirectResult(PathOf(LectureLinks.Invitations + "?stan=nic"));

    public override async Task<IActionResult?> DoAsync()
    {
        if (Verb is "Decline" && Page.Reason?.Length > LongestReason)
            return Wrong(Texts["Wrong.Reason", LongestReason], nameof(Page.Reason));
        if (Verb is "Withdraw")
            return Done(await desk.WithdrawAsync(invitation.Id, Actor) ? "wycofano" : "nic");
        var outcome = Verb is "Accept" ? await answers.AcceptAsync(invitation.Id, Actor) : await answers.DeclineAsync(invitation.Id, string.IsNullOrWhiteSpace(Page.Reason) ? null : Page.Reason.Trim(), Actor);
        return outcome switch
        {
            AnswerOutcome.Done => Done(Verb is "Accept" ? "przyjeto" : "odmowiono"),
            AnswerOutcome.Clashes => Wrong(Texts["Wrong.Clash"]),
            AnswerOutcome.NotNeeded => Wrong(Texts["Wrong.NotNeeded"]),
            _ => Done("nic"),
        };
    }

    private IActionResult Done(string state) => GoTo($"{LectureLinks.Invitations}?stan={state}");
}
