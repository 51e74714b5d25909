using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolment;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>"I can't come": one session, and the seat stays hers; or the whole edition, and the seat goes to the next.</summary>
public sealed class WithdrawModel(StartupsDb db, EnrolmentDesk desk, PersonalLink links, TimeProvider clock) : PersonalModel(db, links, clock), IComesAgain
{
    /// <summary>The answer that gives the seat back.</summary>
    public const string Whole = "calosc";

    /// <summary>What she cannot come to: the whole edition, or a session by its name in calendars.</summary>
    [BindProperty(SupportsGet = true), FromForm]
    public string? What { get; set; }

    public IActionResult OnGet() => CanWithdraw || ToCome.Count > 0 ? Page() : Redirect(PathTo());

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<EnrolTexts> texts)
    {
        if (string.Equals(What, Whole, StringComparison.Ordinal))
        {
            var done = await desk.WithdrawAsync(Enrolment);
            return new SeeOther(PathTo() + (done || State == EnrolmentState.Withdrawn ? "" : "?stan=za-pozno"));
        }

        if (Missed is { } missed)
        {
            await desk.MissSessionAsync(Enrolment.Id, missed.Id, Now);
            return new SeeOther(PathTo() + "?stan=nieobecnosc");
        }

        Check(texts);
        return Page();
    }

    public bool Check(IStringLocalizer<EnrolTexts> texts)
    {
        if (Missed is null && !string.Equals(What, Whole, StringComparison.Ordinal))
            ModelState.AddModelError(nameof(What), texts["Withdraw.Choose"]);
        return true;
    }

    private Session? Missed => Guid.TryParse(What, out var uid) ? ToCome.FirstOrDefault(session => session.Uid == uid) : null;

    public Task<IActionResult> ReshowAsync() => Task.FromResult(OnGet());
}
