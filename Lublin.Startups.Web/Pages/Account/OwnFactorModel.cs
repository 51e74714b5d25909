using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Account;

/// <summary>Pages on which somebody who is signed in sets up their second factor.</summary>
public abstract class OwnFactorModel(StaffSignIn signIn, StartupsDb db) : PageModel
{
    protected StaffSignIn Entry => signIn;

    protected UserManager<StaffUser> Users => signIn.UserManager;

    public StaffUser Me { get; private set; } = null!;

    /// <summary>The person's role demands a second factor, and this session was opened without.</summary>
    public bool IsDemanded { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (User.Identity is not { IsAuthenticated: true } || await Users.FindByIdAsync(FormattableString.Invariant($"{User.StaffId()}")) is not { } me)
        {
            context.Result = Challenge();
            return;
        }

        (Me, IsDemanded) = (me, !User.May(StaffRole.Staff));
        // A stranger at an open browser must not add a second factor of their own to an account that has one.
        if (IsDemanded && (me.TwoFactorEnabled || (await Users.GetPasskeysAsync(me)).Count > 0))
        {
            await Entry.SignOutAsync();
            context.Result = new SeeOther(AccountLinks.SignIn + "?stan=skladnik");
            return;
        }

        await next();
    }

    /// <summary>Notes that the second factor stands, and that the person has just shown it.</summary>
    protected async Task<IActionResult> StrengthenedAsync(string verb, string state, SessionBook sessions, TimeProvider clock)
    {
        if (User.SessionKey() is { } key)
            await sessions.StrengthenAsync(key);
        await TellAsync(verb, clock);
        return Done(state);
    }

    protected Task TellAsync(string verb, TimeProvider clock)
    {
        db.Add(new History("staff", Me.Id, verb, User.Actor(), clock.GetUtcNow()));
        return db.SaveChangesAsync();
    }

    protected static SeeOther Done(string state) => new($"{AccountLinks.SecondFactor}?stan={state}");
}
