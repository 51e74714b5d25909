using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>"I can't come": one session, and the person keeps the seat; or the whole edition, and the seat goes to the next.</summary>
public sealed class WithdrawModel(StartupsDb db, EnrolmentDesk desk, PersonalLink links, TimeProvider clock) : PersonalModel(db, links, clock), IComesAgain
{
    /// <summary>The answer that gives the seat back.</summary>
    public const string Whole = "calosc";

    private readonly StartupsDb db = db;

    /// <summary>What the person cannot come to: the whole edition, or a session as <see cref="ValueOf"/> names it.</summary>
    [BindProperty(SupportsGet = true), FromForm]
    public string? What { get; set; }

    /// <summary>The sessions that can be missed and are not yet.</summary>
    public IReadOnlyList<Session> Choices { get; private set; } = [];

    /// <summary>A session on the date that it has now: an answer for another date is none for this one.</summary>
    public static string ValueOf(Session session) => string.Create(CultureInfo.InvariantCulture, $"{session.Uid}.{session.StartsAt.ToUnixTimeSeconds()}");

    public IActionResult OnGet() => CanWithdraw || Choices.Count > 0 ? Page() : Redirect(PathTo());

    public async Task<IActionResult> OnPostAsync([FromServices] AbsenceDesk absences, [FromServices] IStringLocalizer<EnrolTexts> texts)
    {
        if (string.Equals(What, Whole, StringComparison.Ordinal))
        {
            var done = await desk.WithdrawAsync(Enrolment);
            return new SeeOther(PathTo() + (done || State == EnrolmentState.Withdrawn ? "" : "?stan=za-pozno"));
        }

        if (Missed is not { } missed)
            Check(texts);
        else if (await absences.MissAsync(Enrolment.Id, missed.Id, missed.StartsAt))
            return new SeeOther(PathTo() + "?stan=nieobecnosc");
        else
            ModelState.AddModelError(nameof(What), texts["Withdraw.Moved"]);
        return Page();
    }

    public bool Check(IStringLocalizer<EnrolTexts> texts)
    {
        var isMoved = Missed is null && ToCome.Any(session => What?.StartsWith($"{session.Uid}.", StringComparison.Ordinal) == true);
        if (Missed is null && !string.Equals(What, Whole, StringComparison.Ordinal))
            ModelState.AddModelError(nameof(What), texts[isMoved ? "Withdraw.Moved" : "Withdraw.Choose"]);
        return true;
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult(OnGet());

    protected override async Task PrepareAsync()
    {
        var told = await db.AbsencesOfAsync(Enrolment.Id);
        Choices = [.. ToCome.Where(session => !told.Misses(session.Id))];
    }

    private Session? Missed => ToCome.FirstOrDefault(session => string.Equals(What, ValueOf(session), StringComparison.Ordinal));
}
