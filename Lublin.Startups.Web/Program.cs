using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolment;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.Services
        .AddClock(builder.Configuration, builder.Environment)
        .AddUi()
        .AddData(builder.Configuration, builder.Environment)
        .AddMail(builder.Configuration)
        .AddProgrammes()
        .AddEnrolment()
        .AddPrivacy()
        .AddPages();

    var app = builder.Build();
    await app.PrepareDatabaseAsync();
    await app.SeedDemoAsync();
    app.UsePages();
    await app.RunAsync();
    return 0;
}
catch (StartException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
