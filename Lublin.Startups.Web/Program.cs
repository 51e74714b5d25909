using Lublin.Startups.Web;
using Lublin.Startups.Web.Accelerators;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Questions;
using Lublin.Startups.Web.Reminders;
using Lublin.Startups.Web.Telemetry;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Verbs;

try
{
    if (await CommandLine.RunVerbAsync(args, Build) is { } code)
        return code;
    var app = Build(args);
    // Neither needs the other, and each takes a good part of the start.
    var pages = Task.Run(app.UsePages);
    await app.PrepareDatabaseAsync();
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

static WebApplication Build(string[] settings)
{
    var builder = WebApplication.CreateBuilder(settings);
    StartTrouble.TellsAlone(builder);
    // Run from its build in any environment, the program needs this to find the compressed files; once published it does nothing.
    builder.WebHost.UseStaticWebAssets();
    ProductionSettings.Demand(builder.Configuration, builder.Environment);
    builder.Services
        .AddClock(builder.Configuration, builder.Environment)
        .AddTelemetry(builder.Configuration)
        .AddUi()
        .AddData(builder.Configuration, builder.Environment)
        .AddMail(builder.Configuration, builder.Environment)
        .AddJobs()
        .AddAccounts()
        .AddProgrammes().AddReminders()
        .AddEnrolment().AddQuestions()
        .AddLectures().AddKids().AddAccelerators()
        .AddPrivacy()
        .AddPages(builder.Configuration);
    return builder.Build();
}
