using Lublin.Startups.Web;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolment;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages;
using Lublin.Startups.Web.Pages.Account;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Lublin.Startups.Web.Ui;

try
{
    var builder = WebApplication.CreateBuilder(args);
    StartTrouble.TellsAlone(builder);
    // Run from its build in any environment, the program needs this to find the compressed files; once published it does nothing.
    builder.WebHost.UseStaticWebAssets();
    ProductionSettings.Demand(builder.Configuration, builder.Environment);
    builder.Services
        .AddClock(builder.Configuration, builder.Environment)
        .AddUi()
        .AddData(builder.Configuration, builder.Environment)
        .AddMail(builder.Configuration, builder.Environment)
        .AddJobs()
        .AddAccounts()
        .AddProgrammes()
        .AddReminders()
        .AddEnrolment()
        .AddPrivacy()
        .AddPages(builder.Configuration);

    var app = builder.Build();
    // Neither needs the other, and each takes a good part of the start.
    var pages = Task.Run(app.UsePages);
    await app.PrepareDatabaseAsync();
    if (args is ["admin", var email])
        return await app.AppointAdminAsync(email);
    await app.SeedDemoAsync();
    await pages;
    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (StartTrouble.Explain(failure) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
