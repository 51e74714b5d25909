using Lublin.Startups.Web.Accounts.Mails;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Lublin.Startups.Web.Accounts;

public static class AccountsModule
{
    public const string ReturnTo = "powrot";
    private const int ShortestPassword = 12;
    private static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    /// <summary>Accounts of staff, their sessions and what each role may do.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddHttpContextAccessor().AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Cookie));
        services.AddAuthorizationBuilder().AddRights();
        services.AddIdentityCore<StaffUser>(Rules).AddEntityFrameworkStores<StartupsDb>().AddSignInManager<StaffSignIn>().AddDefaultTokenProviders();
        // Only then is a passkey a second factor and not just something that lies about.
        services.Configure<IdentityPasskeyOptions>(passkeys => (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = ("required", "required"));
        services.AddScoped<IUserClaimsPrincipalFactory<StaffUser>, StaffPrincipal>().AddScoped<ILookupNormalizer, StaffLookup>();
        return services.AddScoped<SessionBook>().AddScoped<SessionEvents>().AddScoped<FirstAdmin>().AddScoped<AccountDesk>().AddScoped<ILetter, StaffLinkLetter>().AddSingleton<ISubjects, StaffSubjects>();
    }

    private static void Rules(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        // An address may hold letters of any script; what it may not hold is checked where it is typed.
        options.User.AllowedUserNameCharacters = "";
        options.Lockout.DefaultLockoutTimeSpan = Lockout;
        // Length protects; rules about signs only make people write passwords down.
        options.Password = new()
        {
            RequiredLength = ShortestPassword,
            RequiredUniqueChars = 5,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
    }

    private static void Cookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "biuro";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.LoginPath = AccountLinks.SignIn;
        cookie.ReturnUrlParameter = ReturnTo;
        cookie.ExpireTimeSpan = StaffSession.Longest;
        cookie.SlidingExpiration = false;
        cookie.EventsType = typeof(SessionEvents);
    }
}
